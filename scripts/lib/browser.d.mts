import type { Browser } from 'playwright-core';

export const CHROMIUM: string | undefined;
export function startBrowser(): Promise<Browser>;
