/**
 * Sets of evidence and the whole of the cases that are made of them, in files that people can read; the form is
 * that of readings.ts, with `> ` before the options, as JSON, and `: ` before the name of each input:
 *
 *     # what is tried
 *     > {"own":{"SrvSync":80}}
 *     : listds-r.txt
 *     | ReqSync = 17, SrvSync = 80
 *     POLYNOMIAL/OCTOBER requestor.SrvSync 80 <- by-hand* 80, reqconf i1 @line 1 80
 */
import { checkedEvidence } from '../../src/arguments.js';
import { buildCases } from '../../src/case/cases.js';
import { namesIn, signedIn, withServerCopies } from '../../src/case/gather.js';
import { linkRecords, objectMeant } from '../../src/case/link.js';
import { notesOn } from '../../src/case/notes.js';
import { findRequestors, spelled } from '../../src/case/requestors.js';
import { refuseRivalFiles } from '../../src/case/rival-files.js';
import { readAll } from '../../src/inputs.js';
import type { CheckOptions, Evidence } from '../../src/model/api-types.js';
import type { Case, Fact, Witness } from '../../src/model/report-types.js';
import type { FolderEntry, Kind } from '../../src/model/types.js';
import { UsageError } from '../../src/model/usage-error.js';
import { toldFacts } from '../../src/told.js';
import { escaped, inline, isSaid, linesOfText, textOfLines } from './readings.js';

export interface GivenInput {
  name: string;
  kind?: Kind;
  owner?: string;
  listing?: FolderEntry[];
  /** A character for each byte. */
  text: string;
}
export interface GivenCase {
  title: string;
  options: Omit<Partial<CheckOptions>, 'now'>;
  inputs: GivenInput[];
}

const evidenceOf = ({ text, ...more }: GivenInput): Evidence => ({
  ...more,
  chunks: text === '' ? [] : [Uint8Array.from(Buffer.from(text, 'latin1'))],
});

function witnessed({ input, at, value, source, used, ...more }: Witness): string {
  const where = input === 'by-hand' ? '' : ` ${input} @${inline(at)}`;
  const rest = isSaid(more) ? ` (${inline(more)})` : '';
  return `${source}${used ? '*' : ''}${where} ${inline(value)}${rest}`;
}

/** A fact that is unknown, and of which nothing is said, is left out. */
function factLines(facts: Case['facts'], before: string): string[] {
  return (Object.keys(facts) as (keyof typeof facts)[]).sort().flatMap((name) => {
    const { value, witnesses, conflict, ...more }: Fact = facts[name];
    if (value === null && witnesses.length === 0 && !conflict && !isSaid(more)) return [];
    const words = [
      ...[before, name, inline(value)],
      ...(conflict ? ['in conflict'] : []),
      ...(isSaid(more) ? [`(${inline(more)})`] : []),
      ...(witnesses.length > 0 ? [`<- ${witnesses.map(witnessed).join('; ')}`] : []),
    ];
    return [words.join(' ')];
  });
}

function caseLines({ requestor, facts, pending, transactions, installation, byFile }: Case) {
  const rest = {
    ...(pending && { pending }),
    ...(transactions && { transactions: { count: transactions.count, at: transactions.at } }),
    ...(isSaid(installation) && { installation }),
  };
  return [
    ...factLines(facts, requestor),
    ...(isSaid(rest) ? [`${requestor} ${inline(rest)}`] : []),
    ...(byFile ?? []).flatMap((one, at) =>
      factLines(
        // Only what differs: the rest is that of the case.
        Object.fromEntries(
          Object.entries(one.facts).filter(
            ([name, fact]) =>
              JSON.stringify(fact) !== JSON.stringify(facts[name as keyof typeof facts]),
          ),
        ) as Case['facts'],
        `${requestor}, file ${at + 1}`,
      ),
    ),
  ];
}

/** All that is known of each requestor, a line for each fact. */
export function wholeCases({ options, inputs }: GivenCase): string[] {
  try {
    const now = new Date('2002-06-01T00:00:00Z');
    const all = { ...options, now };
    const plain = readAll(checkedEvidence(inputs.map(evidenceOf)), all).map(({ input }) => input);
    const links = options.links ?? [];
    const named = namesIn(plain);
    const known = [...named, ...signedIn(plain), ...links.map(({ postoffice }) => postoffice)];
    const asked = (options.requestors ?? []).map((name) => spelled(name, known));
    const linked = linkRecords(plain, links, [...asked, ...named]);
    const objects = asked.map((name) => objectMeant(linked, name));
    const read = withServerCopies(plain, linked);
    if (!options.header) refuseRivalFiles(read);
    const requestors = findRequestors(read, objects);
    const { cases, unclaimed } = buildCases(read, requestors, {
      ...toldFacts(all),
      header: options.header ?? {},
      own: options.own ?? {},
      requestors: objects,
    });
    const notes = notesOn({ inputs: read, requestors, unclaimed, linked, cases });
    const { leftOut, unheardOf, foreign } = requestors;
    const left = {
      ...(leftOut.length > 0 && { leftOut }),
      ...(unheardOf && { unheardOf }),
      ...(foreign !== null && { foreign }),
    };
    return [
      ...(isSaid(left) ? [`requestors ${inline(left)}`] : []),
      ...cases.flatMap(caseLines),
      ...notes.map(
        ({ input, issue: { level, code, at, args } }) =>
          `${input} ${level} ${code}${at ? ` @${inline(at)}` : ''}${isSaid(args) ? ` ${inline(args)}` : ''}`,
      ),
    ].map(escaped);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return [escaped(`refused ${error.code} ${inline(error.args)}`)];
  }
}

export function linesOfCase({ title, options, inputs }: GivenCase): string[] {
  return [
    `# ${title}`,
    ...(isSaid(options) ? [`> ${JSON.stringify(options)}`] : []),
    ...inputs.flatMap(({ name, text, ...more }) => [
      `: ${escaped(name)}${isSaid(more) ? ` ${escaped(JSON.stringify(more))}` : ''}`,
      ...linesOfText(text),
    ]),
  ];
}

export function readCases(file: string): { given: GivenCase; expected: string[] }[] {
  const blocks = file.trimEnd().split(/\n\n(?=# )/);
  return blocks.filter(Boolean).map((block) => {
    const [title, ...lines] = block.split('\n');
    const given: GivenCase = { title: title!.slice(2), options: {}, inputs: [] };
    const expected: string[] = [];
    for (const line of lines) {
      const rest = line.slice(2);
      if (line.startsWith('> ')) given.options = JSON.parse(rest) as GivenCase['options'];
      else if (line.startsWith(': ')) {
        const [, name, more] = /^(.*?)(?: (\{.*\}))?$/.exec(rest)!;
        given.inputs.push({
          ...{ name: name!, text: '' },
          ...(more !== undefined && (JSON.parse(more) as Partial<GivenInput>)),
        });
      } else if (/^\|(?: |$)/.test(line)) given.inputs.at(-1)!.text += textOfLines([rest]);
      else expected.push(line);
    }
    return { given, expected };
  });
}
