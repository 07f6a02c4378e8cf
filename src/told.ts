/** What was told about programs, gateways and the command line -> facts that hold for every requestor. */
import type { CheckOptions } from './model/api-types.js';
import type { ByHand } from './case/cases.js';
import type { FactName } from './model/facts.js';
import { UsageError } from './model/usage-error.js';
import { dxaFacts } from './case/server-facts.js';
import { readCommand } from './evidence/programs/command-line.js';
import { recogniseImport } from './evidence/programs/import-builds.js';
import { programVersion } from './evidence/programs/program-version.js';

type Facts = ByHand['facts'][number][];

/** Throws UsageError, which never quotes the command line. */
export function toldFacts(options: CheckOptions): Pick<ByHand, 'facts' | 'installation'> {
  const { gateways } = options;
  return {
    facts: [...importFacts(options), ...serverFacts(options), ...commandFacts(options)],
    installation: gateways ? { gateways } : {},
  };
}

function importFacts({ importVersion, importExe }: CheckOptions): Facts {
  const facts: Facts = [];
  const say = (version: number, isNt: boolean | null): void => {
    facts.push(['import.version', { value: version }]);
    if (isNt !== null) facts.push(['import.isNt', { value: isNt }]);
  };
  if (importVersion !== undefined) {
    const read = programVersion(importVersion);
    if ('problem' in read)
      throw new UsageError('import-version-unreadable', { problem: read.problem });
    say(read.version, read.isNt);
  }
  if (importExe) {
    const { name, bytes, modified } = importExe;
    const build = recogniseImport(bytes, modified);
    if ('issue' in build)
      throw new UsageError('import-exe-unknown', { name, problem: build.issue });
    const other = facts.find(([fact]) => fact === 'import.version');
    if (other && other[1].value !== build.version)
      throw new UsageError('import-versions-differ', {});
    if (!other) say(build.version, build.isNt);
  }
  return facts;
}

function serverFacts({ dxaVersion, globalMax }: CheckOptions): Facts {
  return [
    ...dxaFacts(dxaVersion).map(([fact, value]) => [fact, { value }] as const),
    ...(globalMax === true ? [['server.globalMax', { value: 1 }] as const] : []),
  ];
}

function commandFacts({ command }: CheckOptions): Facts {
  if (command === undefined) return [];
  const read = readCommand(command);
  if ('problem' in read) throw new UsageError('command-unreadable', { problem: read.problem });
  return Object.entries(read.facts).map(([fact, told]) => [fact as FactName, told]);
}
