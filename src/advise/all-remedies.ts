/** Every remedy, cheapest first within each part. */
import { REMEDIES as NUMBER_REMEDIES, type RemedyText } from './remedy-texts.js';
import { FOLDER_REMEDIES } from './remedy-texts-folder.js';
import { PROGRAM_REMEDIES } from './remedy-texts-programs.js';
import { TRANSACTION_REMEDIES } from './remedy-texts-transactions.js';

export const REMEDIES: readonly RemedyText[] = [
  ...NUMBER_REMEDIES,
  ...FOLDER_REMEDIES,
  ...PROGRAM_REMEDIES,
  ...TRANSACTION_REMEDIES,
];
