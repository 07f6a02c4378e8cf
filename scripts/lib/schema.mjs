// Files of rules/ compared with their schemas, so that a build stops at the file that is wrong.
import { readFileSync } from 'node:fs';

export function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new Error(`${path}: ${error.message}`);
  }
}

/** What a value has against a schema, a line each; the words that a closed list allows are named. */
export async function schemaProblems(schema) {
  const { Ajv2020 } = await import('ajv/dist/2020.js');
  const fits = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(readJson(schema));
  return (value) => (fits(value) ? [] : fits.errors.map(inWords));
}

const inWords = ({ instancePath, message, params: { allowedValues, additionalProperty } }) =>
  [instancePath || '/', message, allowedValues?.join(', ') ?? additionalProperty ?? '']
    .join(' ')
    .trim();

/** Ends the build where a file does not fit. */
export function refuse(path, problems) {
  if (problems.length > 0)
    throw new Error(`${path} does not fit its schema:\n${problems.join('\n')}`);
}
