// Loaded before what is measured: tells, at its end, its processor time in microseconds, that of its
// main thread where the system tells it, and its largest memory in KB, on descriptor 3.
process.on('exit', () => {
  const fs = require('node:fs');
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  let main = null;
  try {
    main = Number(fs.readFileSync('/proc/thread-self/schedstat', 'utf8').split(' ')[0]) / 1000;
  } catch {}
  fs.writeSync(3, JSON.stringify({ cpu: userCPUTime + systemCPUTime, main, memory: maxRSS }));
});
