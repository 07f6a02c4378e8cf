/**
 * Made-up inputs of benchmarks, as real ones would be: a queue of people with unique names in
 * thousands of address lists, fleets of requestors, logs. The same seed gives the same bytes for ever.
 */
import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { encodeCp437, seededRandom } from './queue-writer.mjs';

const SURNAMES =
  'Abel Adler Åberg Almeida Alvarez Andersen Arnold Baker Barros Baumann Becker Bélanger Berg Björk Blanc Bondi Böhm ' +
  'Bouchard Brandt Brenner Bruni Calderón Campbell Cardoso Carlsen Castro Černa Chapman Clark Colombo Cortés Costa Cruz Dahl ' +
  'Daniels Déry Deschamps Dietrich Doyle Dubois Duarte Dupré Eberhard Edwards Egger Ekström Engel Esposito Estrada Evans ' +
  'Faber Falk Farkas Faure Fernández Ferrari Fischer Fontaine Foster Frank Fraser Friedrich Gagnon Gallo García Gauthier ' +
  'Gérard Giordano Gómez Graf Grant Greco Grünwald Gruber Günther Haas Hagen Hansen Harris Hartmann Hébert Heller Hernández ' +
  'Herzog Hoffmann Holm Horn Huber Hughes Jäger Jansen Jensen Jiménez Johansson Jones Jung Kaiser Karlsson Keller Kelly ' +
  'King Klein Koch Köhler Kowalski Krämer Kraus Kruse Kuhn Lachance Lambert Lange Larsson Lefèvre Lehmann Lindqvist López ' +
  'Lorenz Lund MacDonald Marchand Marino Marques Martin Martínez Mayer Méndez Mercier Meyer Miller Monteiro Moreau Moreno ' +
  'Möller Müller Murphy Nadeau Navarro Neumann Nielsen Núñez Nyström Oliveira Olsen Ortiz Otto Paquette Parker Patel Pedersen ' +
  'Pereira Pérez Peters Petit Pichler Pires Quinn Ramírez Rasmussen Rey Ribeiro Ricci Richter Rivera Robert Rojas Romano ' +
  'Rossi Roth Rousseau Ruiz Ryan Sánchez Santos Sauer Schäfer Schmidt Schneider Schröder Schulz Schütz Schwarz Silva Simard ' +
  'Söderberg Sørensen Sommer Stein Stewart Suárez Svensson Taylor Thomas Torres Tremblay Turner Vargas Vidal Vogel Wagner ' +
  'Walker Weber Weiß Wolf Young Zimmermann';
const FIRST_NAMES =
  'Adam Agnes Alba Alex Alice Amélie Ana André Andrea Anna Anton Astrid Barbara Beatriz Ben Björn Carla Carlos Cécile Chloé ' +
  'Clara Daniel David Diego Dora Éric Edith Elena Elisa Émile Emma Erik Eva Felix Fiona Frank François Frédéric Gabriel ' +
  'Georg Gerda Grace Greta Hanna Hans Hélène Henri Hugo Ida Ilse Inés Ingrid Irene Isabel Ivan Jack Jana Jean Joan Johann ' +
  'José Jörg Jürgen Julia Karin Karl Klara Lars Laura Léa Leo Lina Linda Louis Lucía Lukas Luis Mara Marc María Marie Mark ' +
  'Martha Max Mia Michael Mónica Nadia Nils Nina Noël Nora Olaf Olga Oscar Otto Paul Paula Pedro Peter Petra Pia Rafael ' +
  'Ramón René Rita Robert Rosa Ruth Sara Simon Sofía Sonja Stefan Sven Tanja Teresa Thomas Tina Tom Ulrike Ute Vera Victor ' +
  'Walter Xavier Yves Zoé';
/** No characters that code page 437 lacks. */
const words = (list) =>
  list
    .replaceAll('Č', 'C')
    .replaceAll('ø', 'o')
    .split(' ')
    .map((word) => encodeCp437(word));
const NETWORKS = words(
  'POLYNOMIAL CUBIC QUADRATIC LINEAR TANGENT SECANT VECTOR MATRIX TENSOR MODULE RADICAL INTEGER FRACTION SERIES LIMIT',
);
const PLACES = words(
  'JAN FEB MARCH APRIL MAY JUNE JULY AUGUST SEPT OCT NOV DEC NORTH SOUTH EAST WEST',
);
const TYPES = words('SNADS SMTP X400 PROFS FAX');

/** Bytes of the fixed part: noise and checksum, date at 4, number at 10, length of text and NUL at 16. */
const [FIXED, DATE, NUMBER, LENGTH] = [24, 4, 10, 16];
const CHUNK = 1 << 22;
const ROOM = 1 << 10;
const MOST_LISTS = 5000;
const LISTS_PER_MB = 50;
/** One entry in so many is of a gateway type: 3 %. */
const GATEWAY_SHARE = 0.03;
/** A prime that no radix of a name divides: names come in no order, and none twice. */
const STRIDE = 15_485_863;

/** Writes bytes one after the other, in chunks, to a file. */
function openWriter(path) {
  const file = openSync(path, 'w');
  const bytes = Buffer.alloc(CHUNK + ROOM);
  const writer = {
    ...{ bytes, at: 0, total: 0 },
    flush() {
      for (let done = 0; done < writer.at;) done += writeSync(file, bytes, done, writer.at - done);
      writer.total += writer.at;
      writer.at = 0;
    },
    close() {
      writer.flush();
      closeSync(file);
    },
  };
  return writer;
}

/** What is wrong with every record of an odd file. */
export const ODD = {
  mailbox: 'a mailbox with a hyphen',
  long: 'a name of more than 30 characters',
  part: 'a mailbox of more than 10 characters',
  type: 'a type that does not exist',
  untyped: 'no type before the address',
  bare: 'no address at all',
  twice: 'a name that is there already',
  gateway: 'an address of a gateway',
  change: 'an M with its second line',
  alone: 'an M without its second line',
  data: 'template data in the record of its entry',
  broken: 'a line end in the name',
  accents: 'three accented letters more in the name',
  tabs: 'two tabs before the address',
  template: 'a T in place of the entry',
  replace: 'an R of a list of its own in place of the entry',
  list: 'a list of its own',
  mention: 'the name of a header number in a text without code letter',
  control: 'a control character in the name',
  stranger: 'no code letter',
};

/**
 * Writes a RESYNC.GLB of about so many bytes; gives `{ bytes, records, lists }`. Each list comes after
 * its R, as a directory server writes it; `isMixed`: entries of all lists come in any order. `odd` is a
 * key of ODD, or null for a clean file.
 */
export function writeBenchQueue(path, size, { isMixed = false, odd = null, seed = 1 } = {}) {
  const random = seededRandom(seed);
  const writer = openWriter(path);
  const { bytes } = writer;
  const surnames = words(SURNAMES);
  const firstNames = words(FIRST_NAMES);
  const lists = Math.max(10, Math.min(MOST_LISTS, Math.round((size / 1e6) * LISTS_PER_MB)));
  const all = Array.from({ length: lists }, (_, i) => {
    const place = `/${String.fromCharCode(...PLACES[(i * 7) % PLACES.length])}${i}`;
    const network = NETWORKS[Math.floor(i / 350) % NETWORKS.length];
    return Buffer.concat([network, encodeCp437(place)]);
  });
  let records = 0;
  let at = 0;
  const put = (piece) => {
    for (let i = 0; i < piece.length; i += 1) bytes[at++] = piece[i];
  };
  const say = (text) => {
    for (let i = 0; i < text.length; i += 1) bytes[at++] = text.charCodeAt(i);
  };
  /** Begins a record: its fixed part is written when the text is there. */
  const begin = () => {
    at = writer.at + FIXED;
  };
  const end = () => {
    const from = writer.at;
    records += 1;
    for (let i = 0; i < FIXED; i += 4) bytes.writeInt32LE((random() * 0x100000000) | 0, from + i);
    bytes.writeUInt32LE(766_411_632 + (records >> 4), from + DATE);
    bytes.writeUInt32LE(records, from + NUMBER);
    bytes.writeUInt16LE(at - from - FIXED + 1, from + LENGTH);
    bytes[at] = 0;
    writer.at = at + 1;
    if (writer.at >= CHUNK) writer.flush();
  };
  const record = (text) => {
    begin();
    say(text);
    end();
  };

  const combinations = surnames.length * firstNames.length * 27;
  let person = 0;
  const initial = (i) => {
    if (i === 0) return;
    bytes[at++] = 0x20;
    bytes[at++] = 0x40 + i;
  };
  /** The next name, unique in the file as long as there are others; gives its surname. */
  const name = () => {
    person += 1;
    let rest = (person * STRIDE) % combinations;
    const take = (radix) => {
      const digit = rest % radix;
      rest = (rest - digit) / radix;
      return digit;
    };
    const surname = surnames[take(surnames.length)];
    put(surname);
    say(', ');
    put(firstNames[take(firstNames.length)]);
    initial(take(27));
    // A second initial when all others are used up.
    initial(Math.floor(person / combinations));
    return surname;
  };
  const mailbox = (surname) => {
    let letters = 0;
    for (const byte of surname) if (byte < 0x80 && letters < 4) letters = push(byte, letters);
    say(person.toString(36));
  };
  const push = (byte, letters) => {
    bytes[at++] = byte;
    return letters + 1;
  };
  /** A row of four lists is in columns, the others have tabs. */
  const gap = (list, nameFrom) => {
    if (list % 4 !== 3) return say('\t');
    while (at < nameFrom + 31) bytes[at++] = 0x20;
  };
  const address = (list, surname) => {
    say(odd === 'type' ? 'PCX:' : odd === 'untyped' ? '' : 'PCM:');
    if (odd === 'list') say(`NET${person % 997}/${person.toString(36)}`);
    else put(all[list]);
    say('/');
    mailbox(surname);
    if (odd === 'mailbox') say('-x');
    if (odd === 'part') say('00000');
  };
  const gateway = (surname) => {
    const type = person % TYPES.length;
    put(TYPES[type]);
    say(':');
    if (type === 0 || type === 3) say(`GATE${person % 9}/NODE${person % 97}/`);
    else if (type === 1) say(`user${person}@node${person % 97}.example`);
    else if (type === 2) say(`c=XX;a= ;p=EXAMPLE;s=User;g=N${person}`);
    else say(`User ${person}~~~555 ${person % 10_000}`);
    if (type === 0 || type === 3) mailbox(surname);
    return type === 0 || type === 3;
  };
  /** An R or a T where others have an entry. */
  const listAlone = (list) => {
    begin();
    person += 1;
    say(odd === 'replace' ? `R PCM:NET${person % 997}/${person.toString(36)}` : 'T PCM:');
    if (odd === 'template') put(all[list]);
    end();
  };
  const STARTS = { stranger: '? ', mention: '? ReqSync ', change: 'M ', alone: 'M ' };
  const entry = (list) => {
    if (odd === 'replace' || odd === 'template') return listAlone(list);
    begin();
    say(STARTS[odd] ?? 'A ');
    const from = at;
    const surname = odd === 'twice' ? surnames[0] : name();
    if (odd === 'twice') say('Adler, Ben');
    if (odd === 'control') bytes[at++] = 1;
    if (odd === 'long') say(' of some department and another');
    if (odd === 'accents') put([0x84, 0x94, 0x81]);
    if (odd === 'broken') say('\n and more');
    if (odd === 'bare') return end();
    gap(odd === 'long' || odd === 'broken' ? 0 : list, from);
    if (odd === 'tabs') say('\t');
    const isGateway = odd === 'gateway' || (odd === null && random() < GATEWAY_SHARE);
    const hasTemplate = isGateway ? gateway(surname) : address(list, surname);
    if (odd === 'change') {
      say('\r\n  ');
      put(surname);
      say('\t');
      address(list, surname);
    }
    if (odd === 'data') say('\r\n- Phone:/555\r\n- Room:/12');
    end();
    if (hasTemplate && person % 10 === 0) record(`- Phone:/555 ${person % 10_000}`);
  };

  record('IMPSEQ=1 SRVSEQ=80 REQSEQ=22');
  record('T SNADS:GATE1/NODE1');
  record(' Phone:~15~25~A~~');
  if (isMixed) while (writer.total + writer.at < size) entry(Math.floor(random() * lists));
  else
    for (let list = 0; list < lists; list += 1) {
      begin();
      say('R PCM:');
      put(all[list]);
      end();
      const until = (size / lists) * (list + 1);
      while (writer.total + writer.at < until) entry(list);
    }
  writer.close();
  return { bytes: writer.total, records, lists };
}

/** Writes an LDIF export of the records of so many requestors, as an Exchange server has them. */
export function writeBenchFleet(path, requestors) {
  const padded = (n) => String(n).padStart(10, '0');
  const entry = (i) =>
    [
      `dn: cn=PO${i},cn=DXASERVER,cn=Connections,cn=Configuration,ou=SITE,o=ORG`,
      `cn: PO${i}`,
      `DXA-ReqName: NET${i % 97}/PO${i}`,
      `DXA-Req-Seq: ${padded(1 + ((i * 7919) % 5000))}`,
      `DXA-Svr-Seq: ${padded(1 + ((i * 104729) % 90000))}`,
      `DXA-Imp-Seq: ${1 + (i % 9)}`,
      '',
    ].join('\n');
  writeFileSync(path, Array.from({ length: requestors }, (_, i) => entry(i)).join('\n'));
}

const two = (number) => String(number).padStart(2, '0');
const stamp = (seconds) => {
  const at = new Date(seconds * 1000);
  const date = [two(at.getUTCMonth() + 1), two(at.getUTCDate()), two(at.getUTCFullYear() - 1900)];
  return `${date.join('/')} ${[at.getUTCHours(), at.getUTCMinutes(), at.getUTCSeconds()].map(two).join(':')}`;
};

/** One report of one postoffice: T1 and T3, a warning now and then, a Fatal 14 in each hundredth. */
function logReport(number) {
  const lines = [
    `1  -1 Report from POLYNOMIAL/PO${number % 100}/$SYSTEM`,
    '1  -1 Microsoft (R) Mail DirSync Requestor V3.5.12',
    '1 167 PCM,SNADS,X400,SMTP',
    '1 171',
    '1  -1 Microsoft (R) Mail DirSync Requestor V3.5.12',
    `1 105 ${number % 50}`,
    '1  -1 Microsoft (R) Mail Import V3.5',
    ...Array(20).fill(`3  44 SNADS${number % 7}`),
    ...(number % 100 === 0 ? ['2  14 RESYNC.GLB'] : []),
    '1  -1 Import is finished.',
    '1  -1 Microsoft (R) Mail GAL Rebuild Utility Version 3.5',
    `1  -1 Number of entries in GAL:      ${number % 9973}`,
    '1  -1',
  ];
  const from = 826_675_200 + number * 3600;
  return lines.map((line, at) => `${stamp(from + at)} | ${line}\r\n`).join('');
}

/** Writes a CENTRAL.LOG of about so many bytes. */
export function writeBenchLog(path, size) {
  const file = openSync(path, 'w');
  for (let bytes = 0, number = 1; bytes < size;) {
    let text = '';
    for (let i = 0; i < 500; i += 1) text += logReport(number++);
    writeSync(file, text);
    bytes += text.length;
  }
  closeSync(file);
}
