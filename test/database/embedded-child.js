// Runs the launcher in a process of its own, so that it can be killed. Speaks in lines of JSON on stdout.
const [, , build, argument] = process.argv;
const { dataDir, environment, runAs, onSignal, exitAtOnce } = JSON.parse(argument);
const { startEmbeddedDatabase } = require(`${build}/start.js`);
const { Client } = require('pg');

const say = (line) => process.stdout.write(`${JSON.stringify(line)}\n`);

async function main() {
  // Loaded first, changed second: the other account need not be able to read this project.
  if (runAs) {
    process.setgroups([]);
    process.setgid(runAs.gid);
    process.setuid(runAs.uid);
  }
  const messages = [];
  const log = (message) => messages.push(message);
  const database = await startEmbeddedDatabase({ dataDir, environment, log, serverSettings: { fsync: 'off' } });
  if (exitAtOnce) process.exit(0);
  const stop = async (signal) => {
    if (signal && onSignal) {
      const client = new Client({ connectionString: database.url });
      await client.connect();
      await client.query(onSignal);
      await client.end();
    }
    await database.stop();
    process.exit(0);
  };
  process.on('SIGINT', () => void stop('SIGINT'));
  process.on('SIGTERM', () => void stop('SIGTERM'));
  process.stdin.on('end', () => void stop()).resume();
  say({ mode: database.mode, url: database.url, messages });
}

main().catch((error) => {
  say({ error: error.message, name: error.name });
  process.exit(1);
});
