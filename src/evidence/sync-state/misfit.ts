/** What a schema found wrong, as data. */
import type { Misfit } from '../../model/issue-args.js';
import { mark } from '../../model/marked.js';

/** One reason why a value does not fit its schema, as ajv reports it. */
export interface SchemaProblem {
  instancePath: string;
  schemaPath?: string;
  keyword: string;
  params: Record<string, unknown>;
  message?: string;
}

/** What the shared definitions of the schemas ask for, by the name of the definition. */
const DEFINITIONS: Readonly<Record<string, Misfit['wrong']>> = {
  syncNumber: { is: 'not-a-sync-number' },
  version: { is: 'not-a-version' },
};

/** Keywords that only say that none, or more than one, of their branches fits. */
const CHOICES = new Set(['anyOf', 'oneOf', 'if', 'not']);

/** `/requestors/1/ReqSync` as `requestors[1].ReqSync`; null for the root. */
export function plainPath(pointer: string): string | null {
  const path = pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((part) => (/^\d+$/.test(part) ? `[${part}]` : `.${part}`))
    .join('');
  return path === '' ? null : path.replace(/^\./, '');
}

const json = (value: unknown): string => JSON.stringify(value) ?? String(value);

function wrongIn({ keyword, params, message, schemaPath }: SchemaProblem): Misfit['wrong'] {
  const definition = /\/\$defs\/([^/]+)\//.exec(schemaPath ?? '')?.[1];
  const asked = definition === undefined ? undefined : DEFINITIONS[definition];
  if (asked) return asked;
  switch (keyword) {
    case 'required':
      return { is: 'missing', key: String(params['missingProperty']) };
    case 'additionalProperties':
    case 'unevaluatedProperties': {
      const key = params['additionalProperty'] ?? params['unevaluatedProperty'];
      return { is: 'unknown-key', key: mark('text', String(key)) };
    }
    case 'const':
      return { is: 'not-one-of', allowed: [json(params['allowedValue'])] };
    case 'enum': {
      const allowed = Array.isArray(params['allowedValues']) ? params['allowedValues'] : [];
      return { is: 'not-one-of', allowed: allowed.map(json) };
    }
    case 'type': {
      const { type } = params;
      return {
        is: 'not-the-type',
        types: Array.isArray(type) ? type.map(String) : String(type).split(','),
      };
    }
    case 'minLength':
    case 'minItems':
    case 'minProperties':
      return Number(params['limit']) === 1
        ? { is: 'empty' }
        : { is: 'too-few', least: Number(params['limit']) };
    case 'maxLength':
    case 'maxItems':
      return { is: 'too-many', most: Number(params['limit']) };
    case 'pattern':
      return { is: params['pattern'] === '\\S' ? 'blank' : 'misspelt' };
    default:
      return message === undefined ? { is: 'other' } : { is: 'schema', message };
  }
}

const depth = (problem: SchemaProblem): number => problem.instancePath.split('/').length;

/** The one of ajv's errors that says most: the deepest, and of a choice one of its branches. */
export function misfitOf(errors: readonly SchemaProblem[] | null | undefined): {
  misfit: Misfit;
  pointer: string;
} {
  const list = errors ?? [];
  let best = list[0];
  for (const problem of list) {
    if (!best || depth(problem) > depth(best)) best = problem;
    else if (depth(problem) === depth(best) && CHOICES.has(best.keyword)) best = problem;
  }
  if (!best) return { misfit: { path: null, wrong: { is: 'other' } }, pointer: '' };
  const { instancePath: pointer } = best;
  return { misfit: { path: plainPath(pointer), wrong: wrongIn(best) }, pointer };
}
