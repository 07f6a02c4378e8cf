/** The scales on which the project measures, each from its first word down. */

/** How well a statement is supported, strongest first. */
export const CONFIDENCES = ['documented', 'inferred', 'contested', 'assumed'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** What a rule's firing means for the import, gravest first. */
export const SEVERITIES = ['fatal', 'hang', 'error', 'warning', 'note'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** What the run predicts, worst first. */
export const OUTCOMES = ['will-fail', 'at-risk', 'cannot-tell', 'will-import'] as const;
export type Outcome = (typeof OUTCOMES)[number];
