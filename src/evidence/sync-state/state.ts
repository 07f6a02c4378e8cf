/** What a sync-state file holds. */
import type { StatedPostoffice } from './postoffice.js';
import type { StatedNumbers, StatedServer } from './server.js';

/** rules/sync-state.schema.json as a type: what no file shows. */
export interface SyncState {
  kind: 'sync-state';
  version: 1;
  note?: string;
  requestors?: StatedRequestor[];
  directoryServer?: StatedServer;
}
interface StatedRequestor extends StatedNumbers, StatedPostoffice {
  directoryServer?: string;
  isDirectoryServer?: boolean;
  from?: string;
}
