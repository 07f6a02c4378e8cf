/** The reference of a JSON schema as tables: every property, what it holds, what it means. */
import { json } from './command.mjs';

const cell = (text) => text.replace(/\|/g, '\\|').replace(/\s+/g, ' ').trim();

/** Where the schema of a name in $defs is described. */
const linked = (reference) => {
  const name = reference.replace('#/$defs/', '');
  return `[${name}](#${name.toLowerCase()})`;
};

/** What a value is, in a few words. */
function kindOf(schema) {
  if (schema.$ref) return linked(schema.$ref);
  if ('const' in schema) return `\`${JSON.stringify(schema.const)}\``;
  if (schema.enum) {
    const shown = schema.enum.slice(0, 8).map((value) => `\`${JSON.stringify(value)}\``);
    const rest = schema.enum.length - shown.length;
    return `one of ${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
  }
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return choices.map(kindOf).join(' or ');
  const types = [schema.type ?? 'any value'].flat();
  return types
    .map((type) => {
      if (type === 'array' && schema.items) return `array of ${kindOf(schema.items)}`;
      if (type === 'object' && typeof schema.additionalProperties === 'object')
        return `object, each ${kindOf(schema.additionalProperties)}`;
      return type;
    })
    .join(' or ');
}

/** The properties of an object, those of objects in it behind a dot. */
function rowsOf(schema, before = '') {
  const required = new Set(schema.required ?? []);
  return Object.entries(schema.properties ?? {}).flatMap(([name, of]) => {
    const path = `${before}${name}`;
    const inner = of.type === 'array' && of.items?.properties ? of.items : of;
    const mark = inner === of ? '.' : '[].';
    return [
      `| \`${path}\` | ${cell(kindOf(of))} | ${required.has(name) ? 'yes' : 'no'} | ${cell(of.description ?? '')} |`,
      ...(inner.properties ? rowsOf(inner, `${path}${mark}`) : []),
    ];
  });
}

const table = (schema) => [
  '| property | holds | always there | meaning |',
  '|---|---|---|---|',
  ...rowsOf(schema),
  '',
];

function definition([name, schema]) {
  const choices = (schema.anyOf ?? schema.oneOf ?? []).filter((each) => each.properties);
  return [
    `### ${name}`,
    '',
    ...(schema.description ? [schema.description, ''] : []),
    ...(schema.properties ? table(schema) : [`Holds: ${kindOf(schema)}.`, '']),
    ...choices.flatMap((each) => [
      ...(each.description ? [each.description, ''] : []),
      ...table(each),
    ]),
  ];
}

/** Lines no wider than a page; tables stay as they are. */
const narrow = (line) =>
  line.startsWith('|') || line.length <= 100
    ? [line]
    : line.split(' ').reduce(
        (lines, word) => {
          const last = lines.at(-1);
          if (last === '' || last.length + 1 + word.length <= 100)
            lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
          else lines.push(word);
          return lines;
        },
        [''],
      );

/** The properties of the whole, then each definition. */
export function schemaReference(path) {
  const schema = json(path);
  return [
    schema.description,
    '',
    '## The whole',
    '',
    ...table(schema),
    '## Its parts',
    '',
    ...Object.entries(schema.$defs ?? {}).flatMap(definition),
  ].flatMap(narrow);
}
