// node -r peak-memory.js …: says at the end what the process took of the machine, whatever else ran on it.
process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  const seconds = (userCPUTime + systemCPUTime) / 1e6;
  process.stderr.write(`\npeak memory ${Math.round(maxRSS / 1024)} MB, ${seconds.toFixed(1)} s of CPU\n`);
});
