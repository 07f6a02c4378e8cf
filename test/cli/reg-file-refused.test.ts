/** Why --reg writes nothing: the complaint says what is not known, and what to give. */
import { addReg } from '../../src/cli/reg-file.js';
import type { Outputs } from '../../src/cli/outputs.js';
import { CommandError } from '../../src/cli/usage.js';
import type { Remedy, Report } from '../../src/model/report-types.js';
import { OCTOBER, judged, report } from '../report/reports.js';

const way = (given: Partial<Remedy>): Remedy => ({
  ...{ id: 'list-more-requestors', title: 'List more', args: {}, requestors: [OCTOBER] },
  ...{ steps: [], cautions: [], articles: [], confidence: 'inferred', dss: 'exchange' },
  ...{ registry: null, newFile: null, thresholds: [], expected: 'cannot-tell', ...given },
});
const asked = (asks: string | null, remedy: string | null = 'list-more-requestors') =>
  [
    {
      ...{ requestor: OCTOBER, remedy, reason: 'not-proven', others: [] },
      question: asks === null ? null : { asks },
    },
  ] as unknown as Report['choice'];

test.each<[string, Partial<Report>, string, string]>([
  [
    'it may be the server itself',
    { choice: asked('is-server') },
    'the postoffice may be the directory server itself, and no way out is chosen',
    'find that out first, as the report says',
  ],
  [
    'the kind of server is not known',
    { choice: asked('server-kind') },
    'the kind of directory server is not known, and with it the way out',
    'give --dss exchange or --dss msmail',
  ],
  [
    'there is no way out',
    { choice: asked(null, null) },
    'there is no way out that sets registry values',
    'leave it out',
  ],
  [
    'the way of a Mail server sets none',
    { choice: asked(null), remedies: [way({ dss: 'msmail' })] },
    'the recommended way (List more) sets no registry values',
    'leave it out',
  ],
  [
    'a name that the code page of the file has not',
    {
      choice: asked(null),
      remedies: [way({ registry: { globalMax: null, listed: ['OCTO\u0411ER'], further: [] } })],
    },
    'OCTO\u0411ER cannot be written in a REGEDIT4 file',
    'type the names in Regedt32',
  ],
])('%s', (_, given, where, todo) => {
  const outputs = { add: () => expect('nothing').toBe('written') } as unknown as Outputs;
  const { told, nothing } = addReg(
    'new.reg',
    report({ verdict: judged([OCTOBER, 'will-fail', 14]), ...given }),
    outputs,
  );
  expect([told, nothing]).toEqual(['', expect.any(CommandError)]);
  expect(nothing).toMatchObject({ what: 'new.reg was not written', where, todo });
});
