/** Bytes that the page carries as text: four in five letters, which takes a tenth less than base64. */

const LETTERS =
  '!#()*+,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_abcdefghijklmnopqrstuvwxyz{|}~';

/** Four bytes of five letters, as scripts/lib/base85.mjs writes them; fewer at the end. */
export function fromBase85(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(Math.floor((text.length * 4) / 5));
  const view = new DataView(new ArrayBuffer(4));
  const last = LETTERS.length - 1;
  for (let at = 0, to = 0; at < text.length; at += 5, to += 4) {
    let value = 0;
    for (let place = at; place < at + 5; place += 1)
      value = value * 85 + (place < text.length ? LETTERS.indexOf(text.charAt(place)) : last);
    view.setUint32(0, value);
    for (let place = 0; place < Math.min(4, bytes.length - to); place += 1)
      bytes[to + place] = view.getUint8(place);
  }
  return bytes;
}
