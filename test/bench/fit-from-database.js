// Fits the purchase model to the orders of a database, as the thread of the nightly task does.
const { fitOrders } = require('../../dist/subgraphs/sales/purchase-fit/fit-orders.js');

const [url, lastDay] = process.argv.slice(2);
const until = new Date((Number(lastDay) + 1) * 86_400_000 - 1);
void fitOrders({ url, timeZone: 'UTC', until, lastDay: Number(lastDay) }).then((fitted) =>
  process.stdout.write(JSON.stringify(fitted)),
);
