/** What is known of the directory server, and which header it would write. */
import { few } from '../../model/few.js';
import type { Report } from '../../model/report-types.js';
import { NUMBERS } from '../../model/types.js';
import * as shared from '../text/words.js';
import { folded, list, numeric, table, text, type Block } from './blocks.js';
import { TITLE } from './words.js';

const MOST_NAMES = 5;
const KIND = { exchange: 'Exchange', msmail: 'A Mail postoffice' } as const;

export function server({ server: seen }: Report): Block[] {
  if (!seen) return [];
  const records = `Its records of ${shared.plural(seen.records, 'requestor')} were given.`;
  const settings = [
    seen.listed
      ? `Listed for this file: ${few(seen.listed, MOST_NAMES)}.`
      : 'Which requestors were listed is unknown.',
    `GlobalMaxSeqInResync: ${seen.globalMax === null ? 'unknown' : seen.globalMax ? '1' : 'missing or 0'}.`,
    `Dxa.exe: ${seen.dxaVersion ?? 'version unknown'}.`,
  ];
  const rows = NUMBERS.map(({ header }) => ({
    cells: [
      header,
      shared.value(seen.highest[header].value),
      [{ name: few(seen.highest[header].holders, MOST_NAMES) }],
      shared.value(seen.wouldWrite[header].value),
    ],
  }));
  const { unlinked, unconfirmed } = seen;
  return folded(TITLE.server, [
    text(`${seen.kind === null ? 'Its kind is unknown' : KIND[seen.kind]}. ${records}`),
    ...(seen.kind === 'msmail' ? [] : list(settings)),
    ...(seen.records > 0
      ? table(
          'Numbers of the directory server',
          ['Number', numeric('Highest'), 'Who has the highest', numeric('Would write')],
          rows,
        )
      : []),
    ...(unconfirmed.length > 0 ? [text({ name: shared.unconfirmed(unconfirmed) })] : []),
    ...(unlinked.length > 0
      ? [
          text(
            `${shared.plural(unlinked.length, 'object is', 'objects are')} not linked to a postoffice: `,
            { name: few(unlinked, MOST_NAMES) },
            '. Link one with `--link RDN=NET/PO`.',
          ),
        ]
      : []),
  ]);
}
