/** Text and JSON: no name out of a file reaches a terminal as more than itself. */
import fc from 'fast-check';
import { renderJson } from '../../src/report/json.js';
import { renderText } from '../../src/report/text/text.js';
import { hostileArb, hostileFleet, hostileReport } from './hostile.js';
import { runs } from '../support/runs.js';

const CONFUSING = /[^\n\P{Cc}]|[\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;

test.each([
  ['one requestor', hostileReport],
  ['several requestors', hostileFleet],
])('text and JSON of %s hold no control character, and JSON says the same again', (_name, make) => {
  fc.assert(
    fc.property(hostileArb, (name) => {
      const report = make(name);
      expect(renderText(report)).not.toMatch(CONFUSING);
      const json = renderJson(report);
      expect(json).not.toMatch(CONFUSING);
      expect(JSON.parse(json)).toEqual(report);
    }),
    runs(50),
  );
});
