/** Every remedy. Which one is recommended, choose.ts says. */
import { NUMBER_REMEDIES, type RemedyText } from './remedy-texts.js';
import { EXCHANGE_REMEDIES } from './remedy-texts-exchange.js';
import { FOLDER_REMEDIES } from './remedy-texts-folder.js';
import { PROGRAM_REMEDIES } from './remedy-texts-programs.js';
import { TRANSACTION_REMEDIES } from './remedy-texts-transactions.js';

export const REMEDIES: readonly RemedyText[] = [
  ...NUMBER_REMEDIES,
  ...EXCHANGE_REMEDIES,
  ...FOLDER_REMEDIES,
  ...PROGRAM_REMEDIES,
  ...TRANSACTION_REMEDIES,
];
