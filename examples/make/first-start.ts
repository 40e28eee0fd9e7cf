import { salesYears } from './sources/adventureworks';
import { lastOrderOn } from './time';

interface Step {
  department: string;
  kind: string;
  /** From the folder of this file. */
  file: string;
  /** From the folder of this file; null where the columns are the attributes' own names. */
  map: string | null;
}

const sample = (department: string, kind: string, file: string): Step => ({
  department,
  kind,
  file: `adventureworks/${file}`,
  map: `../maps/adventureworks.${kind}.json`,
});

const story = (department: string, kind: string, name: string = kind): Step => ({
  department,
  kind,
  file: `story/${name}.csv.gz`,
  map: null,
});

/** What the first start imports: every file stands after those it refers to. */
export const firstStart = {
  lastOrderOn,
  steps: [
    story('customer', 'staff'),
    sample('customer', 'customers', 'customers.csv.gz'),
    story('customer', 'customers', 'seoul-customers'),
    sample('sales', 'products', 'products.csv.gz'),
    story('sales', 'products', 'seoul-products'),
    ...salesYears.map((year) => sample('sales', 'order-lines', `sales_${year}.csv.gz`)),
    story('sales', 'order-lines', 'seoul-order-lines'),
    story('sales', 'accounts'),
    story('sales', 'deals'),
    story('sales', 'activities'),
    story('marketing', 'campaigns'),
    story('marketing', 'leads'),
    story('marketing', 'consents'),
    story('marketing', 'campaign-messages'),
    story('marketing', 'visits'),
    story('support', 'tickets'),
  ],
};
