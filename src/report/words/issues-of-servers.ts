/** The words of issues: Exchange's registry key and its directory. */
import {
  EXCHANGE_KEY_SHORT,
  EXCHANGE_SERVICE,
  GLOBAL_MAX,
  LISTED,
} from '../../model/exchange-key.js';
import type { IssueWords } from './issue-words.js';

export const SERVER_WORDS = {
  'registry-key-deleted': () =>
    `the file deletes the key ${EXCHANGE_SERVICE}: it is a script, not an export`,
  'registry-value-deleted': ({ value }) =>
    `the file deletes ${value.text}: it is a script, not an export`,
  'registry-data-too-long': ({ value }) =>
    `the data of ${value.text} is longer than 64 KiB; it is not read`,
  'registry-data-breaks-off': ({ value }) => `the data of ${value.text} breaks off`,
  'registry-key-absent': () => `the key ${EXCHANGE_KEY_SHORT} does not occur in it`,
  'registry-set-not-used': ({ set, used }) => `the key of ${set} is not used, that of ${used} is`,
  'registry-global-max-type': ({ type }) =>
    `${GLOBAL_MAX} is of ${type}; only REG_DWORD is documented (Q215505)`,
  'registry-global-max-digits': () => `${GLOBAL_MAX} is no REG_DWORD of eight hexadecimal digits`,
  'registry-list-type': ({ type }) =>
    `${LISTED} is of ${type}; the service needs REG_MULTI_SZ (Q150976), so its names are not taken`,
  'registry-list-not-bytes': () =>
    `${LISTED} has data that are no bytes, so its names are not taken`,
  'registry-list-half-character': () =>
    `${LISTED} has half a character, so its names are not taken`,
  'registry-list-absent': () =>
    `${LISTED} is not there; the service removes it once it has made the file (Q150976), so this proves nothing`,

  'attribute-several-values': ({ attribute, values }) =>
    `${attribute} has ${values} values, so none is taken`,
  'attribute-empty': ({ attribute }) => `${attribute} is empty`,
  'attribute-misspelt': () => 'DXA-Srv-Seq is taken to be DXA-Svr-Seq',
  'attribute-elsewhere': ({ attribute }) =>
    `${attribute} stands in another place (a URL), which is not fetched`,
  'attribute-not-base64': ({ attribute }) => `the value of ${attribute} is not base64`,
  'attribute-too-long': ({ attribute }) =>
    `the value of ${attribute} is longer than 64 KiB; it is not read`,
  'attributes-missing': () =>
    'no object in it has DXA-Req-Seq, DXA-Svr-Seq, DXA-Imp-Seq or DXA-Conf-Seq; export these attributes too',
  'object-is-own-requestor': () =>
    'the class DX-Requestor is probably Exchange being a requestor, not its record of one (Q152231)',
  'object-not-named': () => 'the object with these numbers is not named',
  'csv-row-width': ({ fields, columns }) =>
    `the row has ${fields} fields, the first line ${columns}; it is not read`,
  'csv-quote-not-closed': () => 'a quoted field that begins here is not closed; it is not read',
  'ldif-change': ({ change }) => `a record of changetype ${change.text} is not read`,
  'ldif-strange-lines': ({ lines }) =>
    `${lines} lines from here on are no LDIF and were passed over`,
} satisfies Partial<IssueWords>;
