/** Types of base85.mjs, for the tests. */
export function base85(bytes: Uint8Array): string;
