/** Runs the command as a user would, and writes down what it said. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder; commands run there, so that `samples/...` means what a user would type. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
export const CLI = join(ROOT, 'dist', 'cli.cjs');

export interface Ran {
  status: number | null;
  stdout: string;
  stderr: string;
}

/**
 * Runs the command with these arguments: the built one, as a user would. `IN_PROCESS=1` has its source run
 * in this process instead, which is how a tool that watches the source sees what it does.
 * `stdin` is a file below the project's folder.
 */
export const run = async (args: readonly string[], stdin?: string): Promise<Ran> =>
  (await (inProcess ?? import('./spawned.js'))).run(args, stdin);

/** Loaded with the tests, so that none of them pays for it. */
const inProcess = process.env.IN_PROCESS === '1' ? import('./in-process.js') : undefined;

/** Does all jobs, a few at a time, and keeps their order. */
export async function inParallel<In, Out>(
  jobs: readonly In[],
  atATime: number,
  work: (job: In) => Promise<Out>,
): Promise<Out[]> {
  const done: Out[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let i = next++; i < jobs.length; i = next++) done[i] = await work(jobs[i] as In);
  };
  await Promise.all(Array.from({ length: atATime }, worker));
  return done;
}

/**
 * What differs from run to run or with every new rule: the clock, the number of rules and their digest,
 * and what became of rules that have nothing to do with the case.
 */
const masked = (text: string): string =>
  text
    .replace(/("generatedAt":\s*")[^"]*"/g, '$1(the time of the run)"')
    .replace(/("count":\s*)\d+(,\s*"digest":\s*")[^"]*"/g, '$1"(all of them)"$2(of all rules)"')
    .replace(/,?\s*\{[^{}]*"result":\s*"(?:clear|not-applicable)"\s*\}/g, '');

/** A fence of tildes longer than any in the text, because an answer may be Markdown itself. */
function fenced(text: string): string {
  const longest = Math.max(3, ...[...text.matchAll(/^~+/gm)].map(([run]) => run.length + 1));
  const fence = '~'.repeat(longest);
  return `${fence}text\n${text}${text.endsWith('\n') ? '' : '\n'}${fence}`;
}

/** One run as a Markdown page. */
export function transcript(command: string, ran: Ran): string {
  const parts = [`# Transcript`, fenced(`$ ${command}`)];
  if (ran.stdout) parts.push(fenced(masked(ran.stdout)));
  if (ran.stderr) parts.push('On standard error:', fenced(masked(ran.stderr)));
  parts.push(`Exit status: ${ran.status}`);
  return parts.join('\n\n') + '\n';
}
