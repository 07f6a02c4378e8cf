/** The reference of the rules, out of rules/*.json and how they are tested. */
import { json } from './command.mjs';
import { COVERAGE, WAYS, ruleIds } from './coverage.mjs';

/** What the topics of rules/rule.schema.json are about. */
const TOPICS = {
  header: 'The header transaction',
  numbers: 'The three numbers',
  evidence: 'What makes the numbers doubtful',
  server: 'The directory server',
  history: 'What logs show',
  pending: 'What waits in REQTRANS.GLB',
  command: 'The planned command line',
  programs: 'Versions of programs',
  folder: 'The postoffice folder',
  lists: 'Address lists',
  transactions: 'The transactions of the file',
};

const rules = () => ruleIds().map((id) => json(`rules/${id}.json`));

/** One condition in words that are nearly those of the file. */
function words(condition, isInner = false) {
  const [[operator, of]] = Object.entries(condition);
  const inner = (parts, joint) => {
    const text = parts.map((part) => words(part, true)).join(joint);
    return isInner && parts.length > 1 ? `(${text})` : text;
  };
  const value = (one) => (typeof one === 'boolean' ? (one ? 'yes' : 'no') : String(one));
  switch (operator) {
    case 'all':
      return inner(of, ' and ');
    case 'any':
      return inner(of, ' or ');
    case 'not':
      return `not ${words(of, true)}`;
    case 'known':
      return `${of} is known`;
    case 'in':
      return `${value(of[0])} is one of ${of[1].map(value).join(', ')}`;
    case 'lt':
      return `${value(of[0])} < ${value(of[1])}`;
    case 'le':
      return `${value(of[0])} <= ${value(of[1])}`;
    case 'eq':
      return `${value(of[0])} is ${value(of[1])}`;
    default:
      throw new Error(`scripts/lib/docs/rules-reference.mjs: no words for ${operator}`);
  }
}

function wrapped(text, indent, widest = 100) {
  const lines = [''];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last === '' || last.length + 1 + word.length <= widest)
      lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
    else lines.push(indent + word);
  }
  return lines;
}

function section(rule, coverage) {
  const { id, title, severity, code, confidence, scope, applies, when, why, articles } = rule;
  const { rows, in: files } = coverage[id];
  const tested = WAYS.filter((way) => rows[way] > 0).map((way) => `${rows[way]} ${way}`);
  const item = (name, text) => wrapped(`- ${name}: ${text}`, '  ');
  return [
    `### ${id}`,
    '',
    ...wrapped(
      `**${title}.** Severity ${severity}, ${code === null ? 'no error code' : `error code ${code}`}, ${confidence}; looks at each ${scope === 'requestor' ? 'requestor' : `requestor's ${scope}`}.`,
      '',
    ),
    '',
    ...item('Fires when', `\`${words(when)}\``),
    ...(applies ? item('Applies where', `\`${words(applies)}\``) : []),
    ...(why ? item(`Why ${confidence}`, why) : []),
    ...item('Sources', articles.length > 0 ? articles.join(', ') : 'none'),
    ...item(
      'Tested by',
      `${tested.join(', ')}, in ${files.map((file) => `\`${file}\``).join(', ')}`,
    ),
    ...item('More', `[the page of the rule](../rules/${id}.md), or \`resync-check explain ${id}\``),
    '',
  ];
}

/** All rules by topic: a table to find one, then what is known of each. */
export function rulesReference() {
  const coverage = json(COVERAGE);
  const all = rules();
  const topics = [...new Set(all.map(({ topic }) => topic))];
  const unknown = topics.filter((topic) => !TOPICS[topic]);
  if (unknown.length > 0)
    throw new Error(`scripts/lib/docs/rules-reference.mjs: no words for ${unknown.join(', ')}`);
  const count = (key) => {
    const counts = new Map();
    for (const rule of all) counts.set(rule[key], (counts.get(rule[key]) ?? 0) + 1);
    return [...counts].map(([name, many]) => `${many} ${name}`).join(', ');
  };
  return [
    ...wrapped(
      `${all.length} rules. Severities: ${count('severity')}. Confidence: ${count('confidence')}.`,
      '',
    ),
    '',
    ...Object.entries(TOPICS)
      .filter(([topic]) => topics.includes(topic))
      .flatMap(([topic, title]) => {
        const mine = all.filter((rule) => rule.topic === topic);
        return [
          `## ${title}`,
          '',
          '| rule | what | severity | code | confidence |',
          '|---|---|---|---|---|',
          ...mine.map(
            ({ id, title: what, severity, code, confidence }) =>
              `| [${id}](#${id}) | ${what} | ${severity} | ${code ?? '-'} | ${confidence} |`,
          ),
          '',
          ...mine.flatMap((rule) => section(rule, coverage)),
        ];
      }),
  ];
}
