/** The version of the report's schema, and when it rises. */

/**
 * The first part rises when something that was there goes or means something else, the second when
 * something is added.
 */
export const SCHEMA_VERSION = '1.3';
