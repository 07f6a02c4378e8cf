/** The registry key of the Exchange directory synchronization service, and its two values. */

/** Below HKEY_LOCAL_MACHINE, in every control set (Q150976, Q215505). */
export const EXCHANGE_SERVICE = 'MSExchangeDX';
const BELOW = `SYSTEM\\CurrentControlSet\\Services\\${EXCHANGE_SERVICE}`;
export const EXCHANGE_KEY = `HKEY_LOCAL_MACHINE\\${BELOW}`;
/** The same as `reg query` and people write it. */
export const EXCHANGE_KEY_SHORT = `HKLM\\${BELOW}`;

/** REG_DWORD: look at all requestors, not at the listed ones only (Q215505). */
export const GLOBAL_MAX = 'GlobalMaxSeqInResync';
/** REG_MULTI_SZ: the requestors that the next RESYNC.GLB is made for (Q150976). */
export const LISTED = 'ResyncConnectionRDNs';
