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

/** What each part says: the targets that it is measured by, and its section of the page. */
const PARTS = {
  queue({ megabytes, records, lists, rows: measured }) {
    const { rows, net, side } = sideBySide(measured);
    const check = rows.find(({ name }) => name === 'check');
    const targets = [
      atMost('whole check of realistic data, beside F', check.ratio, 3),
      ...[
        ['plain', 4],
        ['kaitai', 5],
        ['binaryParser', 6],
      ]
        .filter(([name]) => side.get(name))
        .map(([name, least]) =>
          atLeast(
            `${WORDS[name]}, beside the check`,
            net(name, 'wall') / net('check', 'wall'),
            least,
          ),
        ),
    ];
    const section = [
      '## Side by side',
      '',
      `A queue of ${megabytes} MB: ${records.toLocaleString('en')} records, ${lists.toLocaleString('en')} lists. Start-up is taken off. The others read the same records`,
      'and prove much less; F is the least that a reader that verified a checksum could do.',
      '',
      ...table(
        ['way', 'time', 'beside F', 'processor time beside F', 'peak memory'],
        rows.map(({ name, ratio, main }) => [
          WORDS[name],
          ms(net(name, 'wall')),
          times(ratio),
          times(main),
          mb(side.get(name).memory),
        ]),
      ),
      '',
    ];
    return { targets, section };
  },
  mixed(measured) {
    const of = new Map(measured);
    const ratio = of.get('in any order').wall / of.get('in lists').wall;
    return {
      targets: [],
      section: [
        `Entries of all lists in any order take ${times(ratio)} of the time of entries in lists.`,
        '',
      ],
    };
  },
  sizes(sizes) {
    const [, hundred, largest] = sizes;
    return {
      targets: [
        atMost(
          `memory of ${largest.size} MB above that of ${hundred.size} MB`,
          largest.memory - hundred.memory,
          8,
          mb,
        ),
        atMost(`memory of ${largest.size} MB`, largest.memory, 90, mb),
      ],
      section: [
        '## Sizes',
        '',
        ...table(
          ['queue', 'time', 'processor time', 'peak memory'],
          sizes.map(({ size, wall, main, memory }) => [mb(size), ms(wall), ms(main), mb(memory)]),
        ),
        '',
      ],
    };
  },
  log: ({ megabytes, wall, memory }) => ({
    targets: [],
    section: [`A log of ${megabytes} MB: ${ms(wall)}, ${mb(memory)}.`, ''],
  }),
  odd({ megabytes, rows: measured }, odd) {
    const rows = new Map(measured);
    const net = (name, key) => rows.get(name)[key] - rows.get('small')[key];
    const ratio = (name, key = 'wall') => net(name, key) / net('clean', key);
    const kinds = Object.keys(odd).filter((name) => rows.get(name));
    return {
      targets: [
        atMost(
          'slowest kind of odd file, beside a clean one',
          Math.max(...kinds.map((name) => ratio(name))),
          3,
        ),
      ],
      section: [
        '## Files in which every record is odd',
        '',
        `${megabytes} MB each, beside a clean file of that size.`,
        '',
        ...table(
          ['every record has', 'beside a clean file', 'processor time beside it', 'peak memory'],
          kinds.map((name) => [
            odd[name],
            times(ratio(name)),
            times(ratio(name, 'main')),
            mb(rows.get(name).memory),
          ]),
        ),
        '',
      ],
    };
  },
  fleets(measured) {
    const fleets = new Map(measured);
    const node = fleets.get('node -e 0').wall;
    const { wall } = fleets.get('10000');
    return {
      targets: [atMost('10,000 requestors, beside `node -e 0`', wall / node, 25)],
      section: [
        '## Requestors',
        '',
        ...table(
          ['requestors', 'time', 'beside `node -e 0`', 'peak memory'],
          [100, 1000, 10_000].map((count) => {
            const each = fleets.get(String(count));
            return [
              count.toLocaleString('en'),
              ms(each.wall),
              times(each.wall / node),
              mb(each.memory),
            ];
          }),
        ),
        '',
      ],
    };
  },
  'start-up'(measured) {
    const of = new Map(measured);
    const node = of.get('node -e 0').wall;
    const above = (name) => (of.get(name).wall - node) / node;
    return {
      targets: [
        atMost('`--version` above `node -e 0`', above('--version'), 0.25),
        atMost('`--help` above it', above('--help'), 0.25),
        atMost('`check` of the main sample above it', above('check'), 0.45),
      ],
      section: [
        '## Start-up',
        '',
        ...table(
          ['command', 'time', 'above `node -e 0`'],
          measured.map(([name, { wall }]) => [
            name === 'check' ? 'check of the main sample' : `\`${name}\``,
            ms(wall),
            times(above(name)),
          ]),
        ),
        '',
      ],
    };
  },
  readers({ sizes, count, over, factors, exponents }) {
    const two = (value) => value.toFixed(2);
    return {
      targets: [
        atMost('largest exponent of a text', exponents[0]?.exponent ?? 0, 1.15, two),
        atMost('slowest shape of text, beside an ordinary listing', factors[0]?.factor ?? 0, 10),
      ],
      section: [
        '## Texts of hard shapes',
        '',
        `${count} pairs of a kind and a shape, ${sizes.join(', ')} MB each; ${over} over a limit`,
        '(exponent 1.15, ten times an ordinary listing). `node scripts/bench-readers.mjs --all` shows every one.',
        '',
        ...table(
          ['slowest', 'exponent', 'beside an ordinary listing'],
          [...factors, ...exponents].map(({ kind, shape, exponent, factor }) => [
            `${kind}: ${shape}`,
            exponent === null ? '-' : two(exponent),
            times(factor),
          ]),
        ),
        '',
      ],
    };
  },
};

const atMost = (what, value, most, show = times) => [
  ...[what, show(value), show(most)],
  value <= most ? 'met' : '**missed**',
];
const atLeast = (what, value, least) => [
  ...[what, times(value), `${times(least)} or more`],
  value >= least ? 'met' : '**missed**',
];

/** Times without start-up, which of the command is a check of a small queue. */
function sideBySide(measured) {
  const side = new Map(measured);
  const bare = side.get('node -e 0');
  const small = side.get('check of a small queue');
  const net = (name, key) => side.get(name)[key] - (name === 'check' ? small : bare)[key];
  const ratio = (name, key) => net(name, key) / net('lengthChain', key);
  const rows = Object.keys(WORDS)
    .filter((name) => side.get(name))
    .map((name) => ({ name, ratio: ratio(name, 'wall'), main: ratio(name, 'main') }));
  return { rows, net, side };
}

/** The lines about the parts that were measured. */
export function sectionsOf(found, odd) {
  const told = Object.keys(PARTS)
    .filter((part) => found[part])
    .map((part) => PARTS[part](found[part], odd));
  return [
    '## Targets',
    '',
    ...table(
      ['what', 'measured', 'at most', ''],
      told.flatMap(({ targets }) => targets),
    ),
    '',
    ...told.flatMap(({ section }) => section),
  ];
}

/** Written by hand: what no run of this script measures, and so without figures. */
const TRIED = [
  '## Where the time goes, and what was tried',
  '',
  '- **The whole check.** Most of the time goes to names: each is judged for its length and characters, and',
  '  for whether its list has it already. That is done on bytes; a record that is odd goes to the exact',
  '  reader. Tried and left out: the digest in a worker beside the scan. It takes less than a fifth off',
  '  the clock, and a second thread of JavaScript takes more memory than the target leaves.',
  '- **Odd files.** What is odd is counted on its bytes as well, and only what no byte shows is taken apart as',
  '  a text: a line end within a name takes most of all. M without its second line waits, with its text, for',
  '  one; template data in the same record is looked at line by line. Records whose bytes are no text leave',
  '  the fast loop, since they may be damage; a length and a NUL that agree hold them all the same.',
  '- **Memory of a large file.** It differs from run to run by some megabytes, with the time at which V8',
  '  collects garbage. The records between two chunks are put together in one place that is used again.',
  '- **Requestors.** Each has facts, rulings, causes and a recommended way of its own. Those who agree in the',
  '  facts that a rule names share its ruling, and those who agree in all of them a diagnosis. What is left',
  '  is spread thin: but for the collection of garbage no function takes a twentieth of it. Tried without a',
  '  gain: a larger young generation, one thread for the collection.',
  '- **Start-up of `check`.** Nearly all of its code runs once, in the interpreter of V8, from code that was',
  '  compiled at build time. Half of it reads the three files, a third judges and advises. Tried without a',
  '  gain: the baseline compiler from the beginning, a larger young generation, a source text that V8 keeps',
  '  outside its heap. Without the optimizing compiler it takes a little less; but only the command line of',
  '  `node` can ask for that, and a large file would pay for it.',
  '',
];

/** The page and the picture, where every part was measured. */
export function benchPage(found, odd, { machine, isQuick, runs }) {
  const page = [
    '# Benchmarks',
    '',
    `Written by \`npm run bench\` on ${machine.date}: ${machine.processor}, ${machine.cores} cores, ${machine.memory} GiB,`,
    `${machine.system}, Node ${machine.node.slice(1)}. Medians of ${runs} runs that take turns. No file of these came from a real`,
    'postoffice: `scripts/lib/bench-data.mjs` makes them, with unique names, accents and mailboxes in',
    'thousands of lists. Times vary between machines; the ratios are what counts. Processor time is that',
    'of the main thread, which a busy machine disturbs less.',
    ...(isQuick ? ['', '**A quick run of small files: a first look, no result.**'] : []),
    '',
    '![The whole check beside other ways to read the same file](benchmarks.svg)',
    '',
    ...sectionsOf(found, odd),
    ...TRIED,
  ].join('\n');
  return { page, picture: picture(sideBySide(found.queue.rows).rows) };
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
