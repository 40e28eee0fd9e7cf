import { rowsOf, storyRows } from './files';

const ref = '11263';
const email = 'trinity9@adventure-works.com';
const hers = (name: string) =>
  storyRows(name).filter(
    (row) => row.email === email || (row.customerRef === ref && row.customerSystem === 'adventureworks'),
  );

describe('the story of Trinity Richardson', () => {
  it('is about a person of the sample who bought three times', () => {
    const person = rowsOf('adventureworks/customers.csv.gz').find((row) => row.CustomerKey === ref);
    expect(person).toMatchObject({ FirstName: 'TRINITY', LastName: 'RICHARDSON', EmailAddress: email });
    const orders = ['2017', '2018', '2019'].flatMap((year) =>
      rowsOf(`adventureworks/sales_${year}.csv.gz`)
        .filter((line) => line.CustomerKey === ref)
        .map((line) => line.OrderNumber),
    );
    expect([...new Set(orders)]).toEqual(['SO45581', 'SO51184', 'SO72776']);
  });

  it('goes from the last order over an open complaint and a cheerful mail back into the shop', () => {
    const complaint = hers('tickets').find((row) => row.kind === 'COMPLAINT')!;
    const mail = hers('campaign-messages').at(-1)!;
    const visits = hers('visits').filter((row) => row.at! > mail.openedAt!);

    expect(complaint).toMatchObject({ channel: 'REVIEW', status: 'OPEN', firstResponseAt: '', resolvedAt: '' });
    expect(complaint.createdAt! > '2019-06-12' && complaint.createdAt! < mail.sentAt!).toBe(true);
    expect(mail.campaignRef).toBe('early-summer');
    expect(visits.map((row) => row.kind)).toEqual(['PAGE', 'PRODUCT', 'PRODUCT', 'PAGE', 'PRODUCT']);
  });

  it('shows in every department what the README says', () => {
    const counts = [
      'accounts',
      'deals',
      'activities',
      'leads',
      'consents',
      'campaign-messages',
      'visits',
      'tickets',
    ].map((name) => [name, hers(name).length]);
    expect(Object.fromEntries(counts)).toEqual({
      accounts: 1,
      deals: 1,
      activities: 2,
      leads: 1,
      consents: 1,
      'campaign-messages': 5,
      visits: 10,
      tickets: 2,
    });
  });
});
