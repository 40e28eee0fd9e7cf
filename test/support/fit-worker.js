// The thread that fits the purchase model, from this project's TypeScript: nothing has to be built for it.
require('../import/fixture/typescript.js');
require('../../subgraphs/sales/purchase-fit/worker.ts');
