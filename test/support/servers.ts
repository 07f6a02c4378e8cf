/** Models of directory servers for tests: records from a few numbers. */
import type { ModelRecord, ServerModel } from '../../src/advise/server.js';

type Three = readonly [ImportSync: number | null, SrvSync: number | null, ReqSync: number | null];

export function record(name: string, [ImportSync, SrvSync, ReqSync]: Three): ModelRecord {
  return {
    name: `POLYNOMIAL/${name}`,
    names: [name, `cn=${name}`, `POLYNOMIAL/${name}`],
    isServer: name === 'MONTGOMERY',
    numbers: { ImportSync, SrvSync, ReqSync },
    exports: null,
  };
}

/** An Exchange server with the switch off, unless told otherwise. */
export const exchange = (
  records: Record<string, Three>,
  more: Partial<ServerModel> = {},
): ServerModel => ({
  kind: 'exchange',
  records: Object.entries(records).map(([name, numbers]) => record(name, numbers)),
  listed: null,
  globalMax: false,
  dxaVersion: null,
  highestSrvSync: null,
  ...more,
});

/** A Mail postoffice; MONTGOMERY is its own record. */
export const mail = (
  records: Record<string, Three>,
  highestSrvSync: number | null = null,
): ServerModel => ({
  ...exchange(records),
  kind: 'msmail',
  highestSrvSync,
});
