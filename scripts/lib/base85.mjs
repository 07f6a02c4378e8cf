// Bytes as text, four in five letters: base64 takes a tenth more. None of the letters means anything in HTML.
const LETTERS = [
  ...'!#()*+,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_abcdefghijklmnopqrstuvwxyz{|}~',
];

/** The reverse is `src/web/page/base85.ts`. */
export function base85(bytes) {
  let text = '';
  for (let at = 0; at < bytes.length; at += 4) {
    const some = bytes.subarray(at, at + 4);
    let value = 0;
    for (let place = 0; place < 4; place += 1) value = value * 256 + (some[place] ?? 0);
    let five = '';
    for (let place = 0; place < 5; place += 1) {
      five = LETTERS[value % 85] + five;
      value = Math.floor(value / 85);
    }
    text += five.slice(0, some.length + 1);
  }
  return text;
}

if (LETTERS.length !== 85) throw new Error('85 letters are needed');
