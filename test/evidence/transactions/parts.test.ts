/** What in the text of a transaction names somebody. */
import fc from 'fast-check';
import { partsOfTransaction } from '../../../src/evidence/transactions/parts.js';
import { runs } from '../../support/runs.js';

/** As a reader sees it without names: each marked part as its mark. */
const shown = (text: string): string =>
  partsOfTransaction(text)
    .map((part) => (part.mark === null ? part.text : `<${part.mark}>`))
    .join('');

test.each([
  ['A User Number 1\tPCM:NET1/PO1/user1', 'A <person>\tPCM:<network>/<postoffice>/<mailbox>'],
  [
    'A User Number 1                  PCM:NET1/PO1/user1',
    'A <person>                  PCM:<network>/<postoffice>/<mailbox>',
  ],
  ['D User One NET1/PO1/user1', 'D <person> <network>/<postoffice>/<mailbox>'],
  ['A Jane\tDoe\tPCM:NET1/PO1/x', 'A <person>\t<person>\tPCM:<network>/<postoffice>/<mailbox>'],
  ['A Jane Doe\tPCM:A/Jane Doe', 'A <person>\tPCM:<text>'],
  ['A Jane Doe\tSMTP:jane@doe.example', 'A <person>\tSMTP:<mailbox>'],
  ['A Berta\tYmeier:z', 'A <person>\t<text>'],
  ['R PCM:NET1/PO1', 'R PCM:<network>/<postoffice>'],
  ['R SNADS:', 'R SNADS:'],
  ['-Phone~555 1234/', '-<template>'],
  [
    'M User One\tPCM:NET1/PO1/u1\r\n  User Two\tPCM:NET1/PO1/u2',
    'M <person>\tPCM:<network>/<postoffice>/<mailbox>\r\n  <template>',
  ],
  ['# Dummy record', '# <text>'],
  ['?odd', '<text>'],
  ['', ''],
])('%j', (text, parts) => expect(shown(text)).toBe(parts));

test('the parts are the text, whatever it is', () => {
  const line = fc.oneof(
    fc.string(),
    fc.string().map((text) => `A ${text}\tPCM:${text}`),
  );
  fc.assert(
    fc.property(line, (text) => {
      expect(
        partsOfTransaction(text)
          .map((part) => part.text)
          .join(''),
      ).toBe(text);
    }),
    runs(100),
  );
});
