import type { Page } from 'playwright-core';

export const FOLDER: string | undefined;
export function counted(): string;
export function keep(text: string): void;
export function keepOf(page: Page): Promise<void>;
