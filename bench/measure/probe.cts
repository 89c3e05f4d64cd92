import fs = require('node:fs');

// Loaded into each measured process before its program: tells, at its end, on descriptor 3, what the
// whole process has used, its threads too. It is CommonJS, so that Node loads nothing else for it.

// Its threads inherit it.
if (!process.env.PROBED) {
  process.env.PROBED = 'yes';
  process.on('exit', () => {
    const {userCPUTime, systemCPUTime} = process.resourceUsage();
    const probed = {cpu: (userCPUTime + systemCPUTime) / 1e6, memory: peak()};
    fs.writeSync(3, JSON.stringify(probed));
  });
}

/** On Linux the usual figure begins with what the process that started this one had at that moment. */
function peak(): number {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS * 1024;
  const [, kilobytes] =
    /^VmHWM:\s+(\d+) kB$/m.exec(fs.readFileSync('/proc/self/status', 'utf8')) ?? [];
  return Number(kilobytes) * 1024;
}
