/** The title of a previewed log: whose it would be, and that it is none yet. */

export const previewTitle = (requestor: string): string =>
  `Predicted, not a log: IMPORT -Q at ${requestor}.`;
