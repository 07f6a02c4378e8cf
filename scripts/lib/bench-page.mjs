/** What was measured, as a page and as a picture. */

const WORDS = {
  check: 'the whole check, SHA-256 included',
  read: 'reading only',
  lengthChain: 'F: reading, length chain, sliced CRC-16',
  byteTable: 'CRC-16 of the file by one table, byte by byte',
  plain: 'plain JavaScript with strings and expressions',
  kaitai: 'kaitai-struct, record by record',
  binaryParser: 'binary-parser, the whole file',
  restructure: 'restructure, the whole file',
};

const ms = (value) => `${value.toFixed(0)} ms`;
const times = (value) => `${value.toFixed(value < 10 ? 2 : 1)} x`;
const mb = (value) => `${value.toFixed(0)} MB`;

const table = (heads, rows) => [
  `| ${heads.join(' | ')} |`,
  `|${heads.map((_, at) => (at === 0 ? '---' : '--:')).join('|')}|`,
  ...rows.map((row) => `| ${row.join(' | ')} |`),
];

/** Gives the page and the picture. */
export function benchPage(found, odd) {
  const targets = [];
  const target = (what, value, most, show = times) =>
    targets.push([what, show(value), show(most), value <= most ? 'met' : '**missed**']);
  const atLeast = (what, value, least) =>
    targets.push([
      what,
      times(value),
      `${times(least)} or more`,
      value >= least ? 'met' : '**missed**',
    ]);

  const startUp = new Map(found.startUp);
  const node = startUp.get('node -e 0');
  const above = (name) => (startUp.get(name).wall - node.wall) / node.wall;

  const side = new Map(found.sideBySide);
  const bare = side.get('node -e 0');
  const small = side.get('check of a small queue');
  // Start-up is taken off: of the command it is a check of a small queue.
  const net = (name, key) => side.get(name)[key] - (name === 'check' ? small : bare)[key];
  const F = { wall: net('lengthChain', 'wall'), main: net('lengthChain', 'main') };
  const ratio = (name, key = 'wall') => net(name, key) / F[key];
  const rows = Object.keys(WORDS)
    .filter((name) => side.get(name))
    .map((name) => ({ name, ratio: ratio(name), main: ratio(name, 'main') }));

  target('whole check of realistic data, beside F', ratio('check'), 3);
  for (const [name, least] of [
    ['plain', 4],
    ['kaitai', 5],
    ['binaryParser', 6],
  ])
    if (side.get(name))
      atLeast(`${WORDS[name]}, beside the check`, net(name, 'wall') / net('check', 'wall'), least);

  const oddRows = new Map(found.odd.rows);
  const clean = oddRows.get('clean').wall - oddRows.get('small').wall;
  const oddRatio = (name) => (oddRows.get(name).wall - oddRows.get('small').wall) / clean;
  const oddKinds = Object.keys(odd).filter((name) => oddRows.get(name));
  target('slowest kind of odd file, beside a clean one', Math.max(...oddKinds.map(oddRatio)), 3);

  const [, hundred, largest] = found.sizes;
  target(
    `memory of ${largest.size} MB above that of ${hundred.size} MB`,
    largest.memory - hundred.memory,
    8,
    mb,
  );
  target(`memory of ${largest.size} MB`, largest.memory, 90, mb);

  const fleets = new Map(found.fleets);
  const fleet = (count) => fleets.get(String(count)).wall;
  target('10,000 requestors, beside `node -e 0`', fleet(10_000) / fleets.get('node -e 0').wall, 25);
  target('`--version` above `node -e 0`', above('--version'), 0.25);
  target('`--help` above it', above('--help'), 0.25);
  target('`check` of the main sample above it', above('check'), 0.45);
  const [exponent] = found.readers.exponents;
  const [factor] = found.readers.factors;
  target('largest exponent of a text', exponent?.exponent ?? 0, 1.15, (value) => value.toFixed(2));
  target('slowest shape of text, beside an ordinary listing', factor?.factor ?? 0, 10);

  const { machine, main } = found;
  const page = [
    '# Benchmarks',
    '',
    `Written by \`npm run bench\` on ${machine.date}: ${machine.processor}, ${machine.cores} cores, ${machine.memory} GiB,`,
    `${machine.system}, Node ${machine.node.slice(1)}. Medians of ${found.runs} runs that take turns. No file of these came from a real`,
    'postoffice: `scripts/lib/bench-data.mjs` makes them, with unique names, accents and mailboxes in',
    'thousands of lists. Times vary between machines; the ratios are what counts. Processor time is that',
    'of the main thread, which a busy machine disturbs less.',
    ...(found.quick ? ['', '**A quick run of small files: a first look, no result.**'] : []),
    '',
    '![The whole check beside other ways to read the same file](benchmarks.svg)',
    '',
    '## Targets',
    '',
    ...table(['what', 'measured', 'at most', ''], targets),
    '',
    '## Side by side',
    '',
    `A queue of ${main.megabytes} MB: ${main.records.toLocaleString('en')} records, ${main.lists.toLocaleString('en')} lists. Start-up is taken off. The others read the same records`,
    'and prove much less; F is the least that a reader that verified a checksum could do.',
    '',
    ...table(
      ['way', 'time', 'beside F', 'processor time beside F', 'peak memory'],
      rows.map(({ name, ratio: beside, main: own }) => [
        WORDS[name],
        ms(net(name, 'wall')),
        times(beside),
        times(own),
        mb(side.get(name).memory),
      ]),
    ),
    '',
    `Entries of all lists in any order take ${times(new Map(found.mixed).get('in any order').wall / new Map(found.mixed).get('in lists').wall)} of the time of entries in lists.`,
    '',
    '## Sizes',
    '',
    ...table(
      ['queue', 'time', 'processor time', 'peak memory'],
      found.sizes.map(({ size, wall, main: own, memory }) => [
        mb(size),
        ms(wall),
        ms(own),
        mb(memory),
      ]),
    ),
    '',
    `A log of ${found.log.megabytes} MB: ${ms(found.log.wall)}, ${mb(found.log.memory)}.`,
    '',
    '## Files in which every record is odd',
    '',
    `${found.odd.megabytes} MB each, beside a clean file of that size.`,
    '',
    ...table(
      ['every record has', 'beside a clean file', 'peak memory'],
      oddKinds.map((name) => [odd[name], times(oddRatio(name)), mb(oddRows.get(name).memory)]),
    ),
    '',
    '## Requestors',
    '',
    ...table(
      ['requestors', 'time', 'beside `node -e 0`', 'peak memory'],
      [100, 1000, 10_000].map((count) => [
        count.toLocaleString('en'),
        ms(fleet(count)),
        times(fleet(count) / fleets.get('node -e 0').wall),
        mb(fleets.get(String(count)).memory),
      ]),
    ),
    '',
    '## Start-up',
    '',
    ...table(
      ['command', 'time', 'above `node -e 0`'],
      found.startUp.map(([name, { wall }]) => [
        name === 'check' ? 'check of the main sample' : `\`${name}\``,
        ms(wall),
        times((wall - node.wall) / node.wall),
      ]),
    ),
    '',
    '## Texts of hard shapes',
    '',
    `${found.readers.count} pairs of a kind and a shape, ${found.readers.sizes.join(', ')} MB each; ${found.readers.over} over a limit`,
    '(exponent 1.15, ten times an ordinary listing). `node scripts/bench-readers.mjs --all` shows every one.',
    '',
    ...table(
      ['slowest', 'exponent', 'beside an ordinary listing'],
      [...found.readers.factors, ...found.readers.exponents].map(({ kind, shape, ...row }) => [
        `${kind}: ${shape}`,
        row.exponent?.toFixed(2) ?? '-',
        times(row.factor),
      ]),
    ),
    '',
  ].join('\n');
  return { page, picture: picture(rows) };
}

/** Bars, the longer the slower. */
function picture(rows) {
  const [LEFT, BAR, ROW, TOP] = [330, 380, 30, 46];
  const most = Math.max(...rows.map(({ ratio }) => ratio));
  const height = TOP + rows.length * ROW + 16;
  const bars = [...rows]
    .sort((a, b) => a.ratio - b.ratio)
    .map(({ name, ratio }, at) => {
      const y = TOP + at * ROW;
      const width = Math.max(2, (BAR * ratio) / most);
      const fill = name === 'check' ? '#2f6fb0' : '#a9b3bf';
      return `<text x="${LEFT - 10}" y="${y + 15}" text-anchor="end">${WORDS[name]}</text>
<rect x="${LEFT}" y="${y}" width="${width.toFixed(1)}" height="20" fill="${fill}"/>
<text x="${(LEFT + width + 6).toFixed(1)}" y="${y + 15}">${times(ratio)}</text>`;
    });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 ${height}" width="800" height="${height}" role="img">
<title>How long each way takes to read the same queue, beside F</title>
<style>text { font: 13px sans-serif; fill: #23272e }</style>
<rect width="800" height="${height}" fill="#ffffff"/>
<text x="16" y="26" style="font-weight: 700">Time beside F: reading, length chain, sliced CRC-16</text>
${bars.join('\n')}
</svg>
`;
}
