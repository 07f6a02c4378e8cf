/** The pages behind `explain global-maximum` and `explain not-listed`, made from rules/. */
import { CAUSES, REMEDIES } from '../generated/advice.js';
import type { Page } from '../generated/pages.js';
import type { Rule } from '../model/rule-types.js';
import { remedyWords } from '../report/advice-words.js';

/** A page of rules/, or of a remedy or a cause. `line` stands above it. */
export interface AnyPage extends Omit<Page, 'kind'> {
  kind: Page['kind'] | 'remedy' | 'cause';
  line?: string;
}

const SERVER = { exchange: 'with an Exchange server', msmail: 'with a Mail server' } as const;

const section = (heading: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [`## ${heading}`, '', ...lines, ''];
/** A page with its sources: those that it lists, and what its words cite besides. */
function page(
  id: string,
  title: string,
  lines: readonly string[],
  articles: readonly string[],
): string {
  const text = [`# ${id}: ${title}`, '', ...lines].join('\n');
  const sources = new Set([...articles, ...(text.match(/\bQ\d{5,6}\b/g) ?? [])]);
  return `${text}\n## Sources\n\n${[...sources].join(', ')}\n`;
}

/** The page of each remedy, in its general words; `rules` may be all there are. */
export const remedyPages = (rules: readonly Pick<Rule, 'id' | 'remedies'>[]): AnyPage[] =>
  REMEDIES.map(({ id, dss, about, when, neverOnServer, isTried, articles, confidence, why }) => {
    const { title, steps, cautions } = remedyWords(id);
    const naming = rules.filter(({ remedies }) => remedies.includes(id)).map((rule) => rule.id);
    const offered = [
      ...(when ? [`- for the outcome ${when}`] : []),
      ...(naming.length > 0 ? [`- for ${naming.join(', ')}`] : []),
      ...(neverOnServer ? ['- never where the postoffice is, or may be, a directory server'] : []),
      ...(isTried ? ['- after it was tried on what is known, and judged again'] : []),
    ];
    const text = page(
      id,
      title,
      [
        about,
        '',
        ...section(
          'What to do',
          steps.map((step, at) => `${at + 1}. ${step}`),
        ),
        ...section(
          'Cautions',
          cautions.map((caution) => `- ${caution}`),
        ),
        ...section('When it is offered', offered),
        ...section('Why this confidence', why === undefined ? [] : [why]),
      ],
      articles,
    );
    const line = ['Remedy', ...(dss ? [SERVER[dss]] : []), `confidence ${confidence}`].join(', ');
    return { id, kind: 'remedy', title, aliases: [], text, line };
  });

/** The page of each cause. */
export const causePages = (): AnyPage[] =>
  CAUSES.map(({ id, title, about, confirm, articles, confidence, why, variants = {} }) => {
    const others = Object.values(variants);
    const reasons = [why, ...others.map((each) => each.why)].flatMap((each) => each ?? []);
    const sources = [...articles, ...others.flatMap((each) => each.articles ?? [])];
    const text = page(
      id,
      title,
      [
        about,
        '',
        ...section('How to confirm', [confirm]),
        ...section(
          'Why this confidence',
          reasons.flatMap((each, at) => (at > 0 ? ['', each] : [each])),
        ),
      ],
      sources,
    );
    const sure = [...new Set([confidence, ...others.flatMap((each) => each.confidence ?? [])])];
    return {
      id,
      kind: 'cause',
      title,
      aliases: [],
      text,
      line: `Cause, confidence ${sure.join(' or ')}`,
    };
  });
