/** check: predict, explain, advise. What it shares with simulate is here as well. */
import type { CheckOptions } from '../../model/api-types.js';
import type { OwnNumber } from '../../model/types.js';
import type { Evidence } from '../../model/api-types.js';
import type { Report } from '../../model/report-types.js';
import type { SavedCase } from '../../model/saved-case.js';
import { check, BUILT_IN_RULES, openContainers } from '../../index.js';
import { clockFace } from '../../model/clock-face.js';
import { safe } from '../../report/safe.js';
import { gatherAfter } from '../after-files.js';
import { exitStatus } from '../exit-status.js';
import { exists, gather } from '../files.js';
import { keysOf } from '../identity.js';
import type { Io } from '../io.js';
import { addPreview } from '../log-file.js';
import { outputsBeside } from '../outputs.js';
import { withProgress } from '../progress.js';
import { cannotRead, sortOf } from '../read-file.js';
import { renderWanted, showsDigests, tellWritten, textOptions, wantedOf } from '../report-files.js';
import * as usage from '../usage.js';
import type { Arguments } from '../usage.js';
import { tell } from '../tell.js';
import { refuseSplitLists } from '../windows-shells.js';

/** The requestor's own numbers, by hand. */
function ownNumbers(args: Arguments): Partial<Record<OwnNumber, number>> {
  const given = {
    ImportSync: usage.number(args, 'impseq'),
    SrvSync: usage.number(args, 'srvseq'),
    ReqSync: usage.number(args, 'reqseq'),
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

function optionsOf(args: Arguments, io: Io): CheckOptions {
  const options: CheckOptions = { now: io.now() };
  const requestors = usage.requestors(args);
  const own = ownNumbers(args);
  const header = usage.header(args);
  const dss = usage.oneOf(args, 'dss', ['exchange', 'msmail']);
  const listed = usage.texts(args, 'listed');
  const links = usage.links(args);
  const importVersion = usage.text(args, 'import-version');
  const importExe = usage.text(args, 'import-exe');
  const gateways = usage.gateways(args);
  const command = usage.text(args, 'command');
  const dxaVersion = usage.dxaVersion(args);
  if (Object.keys(own).length > 0) {
    if (requestors.length > 1)
      throw usage.usageError(
        'numbers by hand need exactly one requestor',
        '--requestor',
        `it is given ${requestors.length} times: run the command once for each`,
      );
    options.own = own;
  }
  if (requestors.length > 0) options.requestors = requestors;
  if (header) options.header = header;
  if (dss) options.dss = dss;
  if (listed.length > 0) options.listed = listed;
  if (usage.flag(args, 'global-max') === true) options.globalMax = true;
  if (dxaVersion !== undefined) options.dxaVersion = dxaVersion;
  if (links.length > 0) options.links = links;
  if (importVersion !== undefined) options.importVersion = importVersion;
  if (importExe !== undefined) options.importExe = programFile(importExe, io);
  if (gateways) options.gateways = gateways;
  if (command !== undefined) options.command = command;
  return options;
}

/** What lies in the folder of the user's own rules. */
const ruleFiles = (folder: string | undefined, { fs }: Io): string[] =>
  folder === undefined ? [] : fs.readdirSync(folder).map((name) => `${folder}/${name}`);

/** Size and date are all that is looked at; the program itself is not read. */
function programFile(path: string, { fs }: Io): NonNullable<CheckOptions['importExe']> {
  if (sortOf(fs, path, path) !== 'file')
    throw usage.usageError('it is no file', path, 'name IMPORT.EXE itself');
  try {
    const { size, mtimeMs } = fs.statSync(path);
    return { name: path, bytes: size, modified: clockFace(mtimeMs) };
  } catch (error) {
    throw cannotRead(error, path);
  }
}

type Judge = (evidence: Iterable<Evidence>, options: CheckOptions) => Report;

/** Runs `check`; the exit status follows from the report alone. */
export function run(
  args: Arguments,
  files: readonly string[],
  io: Io,
  argv: readonly string[],
): Promise<number> {
  if (files.length === 0 && args.header === undefined)
    throw usage.usageError(
      'no evidence given',
      'the command line',
      'name a folder, or a RESYNC.GLB and what shows the numbers of the requestor',
    );
  return judgeAndTell(check, args, files, io, argv);
}

/** Reads the options and the evidence, judges, and tells. */
export async function judgeAndTell(
  judge: Judge,
  args: Arguments,
  files: readonly string[],
  io: Io,
  argv: readonly string[],
): Promise<number> {
  const told: CheckOptions = { ...optionsOf(args, io), commandLine: [...argv] };
  const wanted = wantedOf(args, io);
  if (showsDigests(wanted)) told.sha256 = (await import('../sha256.js')).sha256;
  const options = await textOptions(args, io, wanted.screen);
  const failOn = usage.failOn(args);
  const rules = usage.text(args, 'rules');
  const reg = usage.text(args, 'reg');
  const preview = usage.text(args, 'log-preview');
  const saved = usage.text(args, 'save-case');
  if (rules !== undefined) {
    const { loadRules, rulesDigest } = await import('../rule-files.js');
    told.extraRules = loadRules(
      rules,
      BUILT_IN_RULES.map(({ id }) => id),
      io.fs,
    );
    told.rulesDigest = rulesDigest([...BUILT_IN_RULES, ...told.extraRules]);
  }
  refuseSplitLists(args, files, (word) => exists(io.fs, word));
  const cases: SavedCase[] = [];
  if (saved !== undefined) told.onCase = (one) => void cases.push(one);
  const after = gatherAfter(args, io.fs);
  if (after) told.after = after.evidence;
  const { evidence, left, notes, given } = gather(files, io.fs, after?.given.files);
  tell([...notes, ...(after?.notes ?? [])], io);
  const report = await withProgress(evidence, io, async (watched) =>
    judge([...(await openContainers(watched)), ...left], told),
  );
  const others = [...ruleFiles(rules, io), ...usage.texts(args, 'import-exe')];
  const outputs = outputsBeside(io.fs, {
    ...given,
    files: [...given.files, ...(after?.given.files ?? []), ...keysOf(io.fs, others)],
  });
  const registry =
    reg === undefined ? null : (await import('../reg-file.js')).addReg(reg, report, outputs);
  if (preview !== undefined) addPreview(preview, report, outputs);
  if (saved !== undefined)
    (await import('../saved-case.js')).addCase(saved, report, cases, outputs);
  const screen = await renderWanted(wanted, report, options, outputs);
  if (outputs.isWanted()) await io.undisturbed(() => outputs.write());
  if (registry?.told) io.stderr.write(registry.told);
  tellWritten(wanted, io);
  if (saved !== undefined) io.stderr.write(`resync-check: wrote ${safe(saved)}\n`);
  io.stdout.write(screen);
  // That there was nothing to write is said behind the report, which is shown all the same.
  if (registry?.nothing) throw registry.nothing;
  return exitStatus(report, failOn);
}
