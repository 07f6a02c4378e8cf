export const OF_THE_WORK: readonly string[];
