/** What opens mails and archives, in a file of its own that is loaded when the first one is met. */
import { openMail } from './mail.js';
import type { Openers } from './types.js';
import { openArchive } from './zip.js';

export const OPENERS: Openers = { mail: openMail, archive: openArchive };
