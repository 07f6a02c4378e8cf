// The closed lists of the schemas are those of src/model. An `enum` below a `$comment` that says
// `list: NAME`, or `list: NAME and "more"`, is written from the list of that name.
import { build } from 'esbuild';

/** Every list that src/model exports, by its name. */
export async function modelLists(root) {
  const modules = [
    ...[
      'advice-types',
      'after-types',
      'choice',
      'facts',
      'issues',
      'marked',
      'redaction',
      'rule-types',
      'scales',
      'sources',
      'types',
    ],
  ];
  const contents = modules.map((name) => `export * from './src/model/${name}.js';`).join('\n');
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root, loader: 'ts' },
    ...{ bundle: true, format: 'esm', write: false, absWorkingDir: root, logLevel: 'error' },
  });
  const code = Buffer.from(outputFiles[0].text).toString('base64');
  const all = await import(`data:text/javascript;base64,${code}`);
  return Object.fromEntries(Object.entries(all).filter(([, value]) => Array.isArray(value)));
}

/** A schema with its lists filled in; throws where it names one that does not exist. */
export function withLists(schema, lists) {
  if (Array.isArray(schema)) return schema.map((each) => withLists(each, lists));
  if (schema === null || typeof schema !== 'object') return schema;
  const filled = Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [key, withLists(value, lists)]),
  );
  const wanted = /^list: (\w+)(?: and (.+))?$/.exec(schema.$comment ?? '');
  if (!wanted) return filled;
  const [, name, more] = wanted;
  if (!lists[name]) throw new Error(`no list ${name} in src/model`);
  return { ...filled, enum: [...lists[name], ...(more ? [JSON.parse(more)] : [])] };
}
