// A Jest reporter that writes down what each test file cost; it works where Jest runs all in one process (-w 1).
import { appendFileSync, readFileSync } from 'node:fs';

/** Seconds of CPU of this process, and of the children that it waited for. */
function cpu() {
  const { user, system } = process.cpuUsage();
  const stat = readFileSync('/proc/self/stat', 'latin1');
  const times = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return { own: (user + system) / 1e6, children: (Number(times[13]) + Number(times[14])) / 100 };
}

export default class CostReporter {
  onTestFileStart() {
    this.start = cpu();
  }
  onTestFileResult({ path }, { numPassingTests, numFailingTests }) {
    const end = cpu();
    const cost = {
      path,
      tests: numPassingTests + numFailingTests,
      own: end.own - this.start.own,
      children: end.children - this.start.children,
    };
    appendFileSync(process.env.SUITE_COSTS, `${JSON.stringify(cost)}\n`);
  }
}
