/** check: predict, explain, advise. */
import { createHash } from 'node:crypto';
import type { CheckOptions } from '../../api-types.js';
import type { OwnNumber } from '../../case/types.js';
import { check, BUILT_IN_RULES } from '../../index.js';
import { renderJson } from '../../report/json.js';
import { renderText } from '../../report/text.js';
import { exitStatus } from '../exit-status.js';
import { gather } from '../files.js';
import type { Io } from '../io.js';
import { paletteFor } from '../palette.js';
import * as usage from '../usage.js';
import type { Arguments } from '../usage.js';
import { tell } from '../tell.js';

const DEFAULT_EXAMPLES = 10;

function sha256() {
  const hash = createHash('sha256');
  return {
    update: (chunk: Uint8Array) => void hash.update(chunk),
    hex: () => hash.digest('hex'),
  };
}

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
  const options: CheckOptions = { now: io.now(), sha256 };
  const requestors = usage.texts(args, 'requestor');
  const own = ownNumbers(args);
  const header = usage.header(args);
  const dss = usage.oneOf(args, 'dss', ['exchange', 'msmail']);
  if (Object.keys(own).length > 0) {
    if (requestors.length > 1)
      throw usage.usageError(
        'numbers by hand need exactly one requestor',
        `--requestor is given ${requestors.length} times`,
        'run the command once for each',
      );
    options.own = own;
  }
  if (requestors.length > 0) options.requestors = requestors;
  if (header) options.header = header;
  if (dss) options.dss = dss;
  return options;
}

/** Runs `check`; the exit status follows from the report alone. */
export async function run(args: Arguments, files: readonly string[], io: Io): Promise<number> {
  const options = optionsOf(args, io);
  const format = usage.format(args);
  const failOn = usage.failOn(args);
  const maxExamples = usage.number(args, 'max-examples') ?? DEFAULT_EXAMPLES;
  const rules = usage.text(args, 'rules');
  if (files.length === 0 && !options.header)
    throw usage.usageError(
      'no evidence given',
      'nothing names a file or folder',
      'name a RESYNC.GLB and what shows the numbers of the requestor (resync-check --help)',
    );
  if (rules !== undefined) {
    const { loadRules, rulesDigest } = await import('../rule-files.js');
    options.extraRules = loadRules(
      rules,
      BUILT_IN_RULES.map(({ id }) => id),
      io.fs,
    );
    options.rulesDigest = rulesDigest([...BUILT_IN_RULES, ...options.extraRules]);
  }
  const { evidence, notes } = gather(files, io.fs);
  tell(notes, io);
  const report = check(evidence, options);
  const quiet = usage.flag(args, 'quiet') === true;
  io.stdout.write(
    format === 'json'
      ? renderJson(report)
      : renderText(report, { quiet, maxExamples, palette: await paletteFor(args, io) }),
  );
  return exitStatus(report, failOn);
}
