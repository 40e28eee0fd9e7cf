// Two copies of graphql refuse each other's schemas at run time; the lock file says how many there are.
const { packages } = require('../../package-lock.json');

const copies = Object.keys(packages).filter((path) => /(^|\/)node_modules\/graphql$/.test(path));
if (copies.length !== 1) {
  process.stderr.write(`graphql must be installed exactly once, found ${copies.join(', ')}\n`);
  process.exit(1);
}
