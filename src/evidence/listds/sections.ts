/** What one LISTDS listing says, as observations. */
import { saysTooMuch } from '../too-much.js';
import { issue, type Issue } from '../../model/issues.js';
import { mark } from '../../model/marked.js';
import type { FactName, FactValue, OwnNumber, Reading, Source } from '../../model/types.js';
import { notANumber, tellMissing, tellUnread, type WrittenNumber } from '../text/own-numbers.js';
import { isPostofficeName, isSameName, postofficeName } from '../../model/names.js';
import { syncNumber } from '../../model/sync-number.js';
import { addIssue } from '../few-issues.js';

/** One listing while it is read. Each line kind is offered only to the listing that has it. */
export interface Section {
  numbers(found: WrittenNumber[], line: number): void;
  serverLine?(written: string, line: number): void;
  highestLine?(written: string, line: number): void;
  recordLine?(count: string, line: number): void;
  nameLine?(written: string, line: number): void;
  close(): void;
}

/** What may stand for nothing where a name belongs. */
const NOTHING = /^(?:\/|<[^>]*>|\(none\)|none)?$/i;
/** Both published samples show these two (Q96060). */
const EXPECTED: readonly OwnNumber[] = ['ReqSync', 'SrvSync'];

const warn = (into: Reading, what: Issue): void => addIssue(into.issues, what);

const tell = (
  into: Reading,
  name: string | null,
  fact: FactName,
  value: FactValue,
  source: Source,
  line: number,
): void => {
  if (saysTooMuch(into)) return;
  const of = { kind: 'requestor', name } as const;
  into.observations.push({ of, fact, value, source, at: { line } });
};

/** Adds sound numbers as observations, names the others, and remembers both in `seen`. */
function tellNumbers(
  into: Reading,
  name: string | null,
  source: Source,
  found: WrittenNumber[],
  line: number,
  seen: Set<OwnNumber>,
): void {
  for (const { number, value, written } of found) {
    seen.add(number);
    if (value !== null) tell(into, name, `requestor.${number}`, value, source, line);
    else if (source === 'server-copy') warn(into, notANumber(number, written, line));
  }
  if (source === 'reqconf') tellUnread(into, name, source, found, line);
}

const missingOf = (seen: ReadonlySet<OwnNumber>): OwnNumber[] =>
  EXPECTED.filter((number) => !seen.has(number));

/** LISTDS -R. A name of null means that the `Examining` line is missing. */
export function openRequestorListing(into: Reading, name: string | null, at: number): Section {
  const own = name === null ? null : postofficeName(name);
  const seen = new Set<OwnNumber>();
  const said = new Set<string>();
  let isBegun = false;
  return {
    numbers(found, line) {
      // Another number of the same name is that of another listing, whose beginning is lost.
      const isNew = ({ number }: WrittenNumber): boolean => !seen.has(number);
      const [first, other] = [found.filter(isNew), found.filter((each) => !isNew(each))];
      tellNumbers(into, own, 'reqconf', first, line, seen);
      const rest = other.filter(({ number, value }) => !said.has(`${number} ${value}`));
      if (rest.length > 0) tellNumbers(into, null, 'reqconf', rest, line, seen);
      for (const { number, value } of found) said.add(`${number} ${value}`);
    },
    serverLine(written, line) {
      isBegun = own !== null;
      const server = postofficeName(written);
      const isRegistered = !NOTHING.test(server);
      tell(into, own, 'requestor.isRegistered', isRegistered, 'reqconf', line);
      // Codes 54 and 55 say so as well (Q96002).
      if (!isRegistered) return warn(into, issue('listds-no-server', {}, { line }));
      if (!isPostofficeName(server))
        return warn(into, issue('listds-server-not-named', {}, { line }));
      const sign = { server, how: 'registered', by: own, at: { line } } as const;
      (into.serverSigns ??= []).push(sign);
      if (own !== null && !isSameName(own, server))
        tell(into, own, 'requestor.isDirectoryServer', false, 'reqconf', line);
    },
    close() {
      const missing = missingOf(seen);
      // Where one is shown the other is known from elsewhere.
      const isLost = isBegun && missing.length === EXPECTED.length;
      tellMissing(into, own, 'reqconf', missing, { line: at, isLost });
    },
  };
}

/** LISTDS -S: a server's listing with one record for each requestor. */
export function openServerListing(into: Reading, name: string | null, at: number): Section {
  let record: { requestor: string | null; count: string; line: number } | null = null;
  let seen = new Set<OwnNumber>();
  let numbers: Partial<Record<OwnNumber, number>> = {};

  const number = (): number | null => (record?.count ? Number(record.count) : null);
  const closeRecord = (): void => {
    if (record?.requestor != null) {
      const { line } = record;
      const missing = missingOf(seen);
      if (missing.length > 0)
        warn(
          into,
          issue('listds-number-missing', { record: number(), numbers: missing }, { line }),
        );
      keepRecord(into, record.requestor, numbers, record.line);
    } else if (record)
      warn(into, issue('listds-record-not-named', { record: number() }, { line: record.line }));
    record = null;
    seen = new Set();
    numbers = {};
  };

  // Exchange has no SRVCONF.GLB that LISTDS could list.
  into.serverKind = 'msmail';
  if (name !== null) {
    const server = postofficeName(name);
    into.directoryServer = server;
    tell(into, server, 'requestor.isDirectoryServer', true, 'server-copy', at);
  }
  return {
    highestLine(written, line) {
      const value = syncNumber(written);
      if (value === null)
        return warn(
          into,
          issue('listds-highest-not-a-number', { written: mark('text', written) }, { line }),
        );
      // Numbers only rise, so of several listings the one with the higher number is newer (Q96060).
      if (value >= (into.highestSrvSync?.value ?? 0)) into.highestSrvSync = { value, at: { line } };
    },
    recordLine(count, line) {
      closeRecord();
      record = { requestor: null, count, line };
    },
    nameLine(written, line) {
      // A second name without a record line of its own begins another record.
      if (record?.requestor != null) closeRecord();
      record ??= { requestor: null, count: '', line };
      const requestor = postofficeName(written);
      if (!NOTHING.test(requestor)) record.requestor = requestor;
    },
    numbers(found, line) {
      // Numbers of nobody say nothing; that the name is missing is said when the record ends.
      if (record?.requestor == null) return;
      tellNumbers(into, record.requestor, 'server-copy', found, line, seen);
      for (const { number, value } of found) if (value !== null) numbers[number] = value;
    },
    close: closeRecord,
  };
}

/** The published output shows neither ImportSync nor what is exported to whom (Q96060). */
function keepRecord(
  into: Reading,
  name: string,
  numbers: Partial<Record<OwnNumber, number>>,
  line: number,
): void {
  if (saysTooMuch(into)) return;
  const { ReqSync = null, SrvSync = null, ImportSync = null } = numbers;
  (into.serverRecords ??= []).push({
    name,
    aliases: [],
    // Another type stands before the name of what is no Mail postoffice (Q108067).
    postoffice: isPostofficeName(name) && !name.includes(':') ? name : null,
    ReqSync,
    SrvSync,
    ImportSync,
    confirmed: null,
    at: { line },
    exports: null,
  });
}
