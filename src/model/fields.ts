/** Values of any type, as JSON and callers bring them. */

export type Fields = Record<string, unknown>;

/** Whether it is an object with fields of its own; a list is none. */
export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The number, or null for anything else. */
export const numberIn = (value: unknown): number | null =>
  typeof value === 'number' ? value : null;
