/** Every remedy. Which one is recommended, choose.ts says. */
import { NUMBER_REMEDIES, type RemedyText } from './texts.js';
import { EXCHANGE_REMEDIES } from './texts-exchange.js';
import { FOLDER_REMEDIES } from './texts-folder.js';
import { PROGRAM_REMEDIES } from './texts-programs.js';
import { TRANSACTION_REMEDIES } from './texts-transactions.js';

export const REMEDIES: readonly RemedyText[] = [
  ...NUMBER_REMEDIES,
  ...EXCHANGE_REMEDIES,
  ...FOLDER_REMEDIES,
  ...PROGRAM_REMEDIES,
  ...TRANSACTION_REMEDIES,
];
