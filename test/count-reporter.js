/** Closes a test run with one line that any script can read: `N passed, N failed`. */
export default class CountReporter {
  onRunComplete(_contexts, results) {
    // A suite that could not even start has no failed test to count; it must still show as a failure.
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    process.stdout.write(`\n${results.numPassedTests} passed, ${failed} failed\n`);
  }
}
