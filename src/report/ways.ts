/** The ways out with what the choice says of each: the same order and the same reasons everywhere. */
import type { OtherReason } from '../model/choice.js';
import type { Remedy, Report } from '../model/report-types.js';
import { CHOSEN, NOT_CHOSEN } from './words/choice.js';

/**
 * The requestors of a way whose object in Exchange's directory is not known, though it must be entered
 * by its name; `unlinked` are objects that stand for nobody yet, of which it may be one.
 */
export function unnamedIn(
  { server }: Report,
  { args }: Remedy,
): { of: string[]; unlinked: string[] } {
  const objects = [...(args.plan ?? []).flatMap(({ lines }) => lines), ...(args.lines ?? [])];
  const all = args.line ? [...objects, args.line] : objects;
  const of = new Set(all.flatMap((each) => ('unnamed' in each ? each.unnamed.text : [])));
  return { of: [...of], unlinked: of.size > 0 ? [...(server?.unlinked ?? [])] : [] };
}

/** The option that says which object a requestor is, as it is typed. */
export const linkOption = (object: string, requestor: string): string =>
  `--link "${object}=${requestor}"`;

export interface Way {
  remedy: Remedy;
  /** `Recommended`, `For an Exchange server`, `Before it`, `After it` or `Other way`. */
  label: string;
  /** Why it is chosen, or not; empty where the label says it. */
  why: string;
  isRecommended: boolean;
  place: number;
}

/** Each way with what the choice says of it; where requestors differ, the best word counts. */
export function waysOf({ remedies: all, choice }: Report): Way[] {
  const ways = all.map((remedy): Way => {
    const meant = new Set(remedy.requestors);
    const said = choice.flatMap((each): Omit<Way, 'remedy'>[] => {
      if (!meant.has(each.requestor)) return [];
      if (each.remedy === remedy.id)
        return [
          {
            ...{ label: 'Recommended', why: `Why: ${CHOSEN[each.reason]}.` },
            ...{ isRecommended: true, place: 1 },
          },
        ];
      const answer = each.question?.answers.find((one) => one.remedy === remedy.id);
      if (answer) return [answered(answer.dss)];
      const other = each.others.find((one) => one.remedy === remedy.id);
      return other ? [otherWay(other.reason)] : [];
    });
    const best = said.find(({ isRecommended }) => isRecommended) ?? said[0];
    return { remedy, ...(best ?? otherWay('also-helps')) };
  });
  return ways.sort((a, b) => a.place - b.place);
}

const KIND_OF_SERVER = { exchange: 'an Exchange server', msmail: 'a Mail postoffice' } as const;

const answered = (dss: keyof typeof KIND_OF_SERVER): Omit<Way, 'remedy'> => ({
  ...{ label: `For ${KIND_OF_SERVER[dss]}`, why: '', isRecommended: false, place: 1 },
});

function otherWay(reason: OtherReason): Omit<Way, 'remedy'> {
  const isRecommended = false;
  if (reason === 'before') return { label: 'Before it', why: '', isRecommended, place: 0 };
  if (reason === 'after') return { label: 'After it', why: '', isRecommended, place: 2 };
  return { label: 'Other way', why: `Not chosen: ${NOT_CHOSEN[reason]}.`, isRecommended, place: 3 };
}
