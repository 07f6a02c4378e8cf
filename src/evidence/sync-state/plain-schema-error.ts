/** What a schema found wrong, in plain words. */

/** One reason why a value does not fit its schema, as ajv reports it. */
export interface SchemaProblem {
  instancePath: string;
  schemaPath?: string;
  keyword: string;
  params: Record<string, unknown>;
  message?: string;
}

/** What the shared definitions of the schemas ask for, by the name of the definition. */
const DEFINITIONS: Readonly<Record<string, string>> = {
  syncNumber: 'must be a number from 0 to 4294967295',
  version: 'must be a version such as 3.2a, 3.2.9 or 3.5.30',
};

/** Keywords that only say that none, or more than one, of their branches fits. */
const CHOICES = new Set(['anyOf', 'oneOf', 'if', 'not']);

/** `/requestors/1/ReqSync` as `requestors[1].ReqSync`; the root is `the file`. */
export function plainPath(pointer: string): string {
  const path = pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((part) => (/^\d+$/.test(part) ? `[${part}]` : `.${part}`))
    .join('');
  return path === '' ? 'the file' : path.replace(/^\./, '');
}

const quoted = (value: unknown): string => JSON.stringify(value) ?? String(value);

const ARTICLES: Readonly<Record<string, string>> = {
  array: 'a list',
  object: 'an object',
  integer: 'a whole number',
  number: 'a number',
  string: 'a text',
  boolean: 'true or false',
  null: 'null',
};

function typeNames(type: unknown): string {
  const types = Array.isArray(type) ? type : String(type).split(',');
  return types.map((one) => ARTICLES[String(one)] ?? String(one)).join(' or ');
}

function whatIsWrong({ keyword, params, message, schemaPath }: SchemaProblem): string {
  const definition = /\/\$defs\/([^/]+)\//.exec(schemaPath ?? '')?.[1];
  const asked = definition === undefined ? undefined : DEFINITIONS[definition];
  if (asked) return asked;
  switch (keyword) {
    case 'required':
      return `has no ${quoted(params['missingProperty'])}`;
    case 'additionalProperties':
      return `has an unknown key ${quoted(params['additionalProperty'])}`;
    case 'unevaluatedProperties':
      return `has an unknown key ${quoted(params['unevaluatedProperty'])}`;
    case 'const':
      return `must be ${quoted(params['allowedValue'])}`;
    case 'enum': {
      const allowed = Array.isArray(params['allowedValues']) ? params['allowedValues'] : [];
      return `must be one of ${allowed.map(quoted).join(', ')}`;
    }
    case 'type':
      return `must be ${typeNames(params['type'])}`;
    case 'minLength':
    case 'minItems':
    case 'minProperties':
      return Number(params['limit']) === 1
        ? 'must not be empty'
        : `must have at least ${quoted(params['limit'])} entries or characters`;
    case 'pattern':
      return params['pattern'] === '\\S' ? 'must not be blank' : 'is not spelt as it must be';
    default:
      return message ?? 'does not fit';
  }
}

const depth = (problem: SchemaProblem): number => problem.instancePath.split('/').length;

/**
 * ajv's errors as one plain line: the deepest one, and of a choice one of its branches. `lineOf`
 * gives the line of a JSON pointer, where the caller knows it.
 */
export function plainSchemaError(
  errors: readonly SchemaProblem[] | null | undefined,
  lineOf?: (pointer: string) => number | undefined,
): string {
  const list = errors ?? [];
  let best = list[0];
  for (const problem of list) {
    if (!best || depth(problem) > depth(best)) best = problem;
    else if (depth(problem) === depth(best) && CHOICES.has(best.keyword)) best = problem;
  }
  if (!best) return 'the file does not fit its schema';
  const line = lineOf?.(best.instancePath);
  const where = line === undefined ? '' : ` (line ${line})`;
  return `${plainPath(best.instancePath)} ${whatIsWrong(best)}${where}`;
}
