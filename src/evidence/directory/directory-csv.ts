/**
 * Reader of Exchange's directory export (`admin /e`): the first line lists the fields, separated by
 * comma, tab or blank, and begins with Obj-Class; any raw attribute may be among them (Q185575).
 */
import { issue } from '../../model/issues.js';
import type { OpenReader, Reading } from '../../model/types.js';
import { type CsvRows, csvRows } from './csv-rows.js';
import {
  attributeKey,
  directoryObjects,
  isDxaNumber,
  isKnownAttribute,
  isObjectName,
} from './dxa-attributes.js';
import { headLines, lineReader } from '../text/lines.js';
import { addIssue } from '../few-issues.js';

/** Parts the values of one attribute, which is why names are not parted by it: they have one. */
const VALUES = '%';
const FIELD_NAME = /^[A-Za-z][A-Za-z0-9 ;_-]*$/;

/** What Excel writes above the rows for itself. */
const SEPARATOR = /^"?sep=(.)"?$/i;

/** Names of attributes have no commas and no tabs; Excel of many countries writes semicolons. */
const delimiterOf = (header: string): string =>
  header.includes('\t')
    ? '\t'
    : header.includes(',')
      ? ','
      : header.split(';').filter((name) => isKnownAttribute(unquoted(name))).length > 1
        ? ';'
        : ' ';
const unquoted = (name: string): string => name.trim().replace(/^"(.*)"$/, '$1');

export const openDirectoryCsv: OpenReader = (context) => {
  const reading: Reading = { observations: [], issues: [] };
  const objects = directoryObjects(reading, context.onPart);
  let header: string[] | null = null;
  let numbers: number[] = [];

  const rows: CsvRows = csvRows(delimiterOf, {
    row(fields, line) {
      if (!header) {
        header = fields.map((name) => name.trim());
        numbers = header.flatMap((name, column) => (isDxaNumber(name) ? [column] : []));
        return;
      }
      if (fields.length !== header.length) {
        const width = { fields: fields.length, columns: header.length };
        return void addIssue(reading.issues, issue('csv-row-width', width, { line }));
      }
      // A mailbox has nothing in these columns; that is no fault of it.
      if (numbers.every((column) => fields[column]!.trim() === '')) return;
      objects.add(
        header.flatMap((name, column) => {
          const value = fields[column]!;
          const values = isObjectName(name) ? [value] : value.split(VALUES);
          return values.map((one) => ({ name, value: one, line }));
        }),
      );
    },
    broken: (line) => void addIssue(reading.issues, issue('csv-quote-not-closed', {}, { line })),
  });

  return lineReader(
    context,
    {
      line(text, line) {
        if (header || !SEPARATOR.test(text.trim())) rows.line(text, line);
      },
      end() {
        rows.end();
        objects.end();
        return reading;
      },
    },
    'exported',
  );
};

/** A header by its first field, or by a column of numbers beside one that names the object. */
export function looksLikeDirectoryCsv(headText: string): boolean {
  const first =
    headLines(headText).find((line) => line.trim() !== '' && !SEPARATOR.test(line.trim())) ?? '';
  const delimiter = delimiterOf(first);
  const fields = first.slice(0, 16_384).split(delimiter).map(unquoted);
  // Without a comma it may be a copied attribute and its value.
  if (attributeKey(fields[0]!) === 'objclass')
    return delimiter === ',' || fields.slice(1).some(isKnownAttribute);
  return (
    fields.every((name) => FIELD_NAME.test(name)) &&
    fields.some(isDxaNumber) &&
    fields.some(isObjectName)
  );
}
