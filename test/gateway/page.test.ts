import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';
import { type GatewayUnderTest, signToken, startGatewayUnderTest } from './gateway-under-test';

const executablePath = '/usr/bin/chromium';
const tabs = [
  { title: 'All books', query: 'query AllBooks { books { nodes { title reviews { count } } } }' },
  { title: 'One book', query: 'query OneBook($id: ID!) { book(id: $id) { title } }', variables: '{ "id": "b2" }' },
  {
    title: 'A hostile one',
    query: '# </script><script>document.title = "owned"</script>\nquery Hostile { __typename }',
  },
];

describe('the page of the gateway', () => {
  let gateway: GatewayUnderTest;
  beforeAll(async () => {
    gateway = await startGatewayUnderTest({ pageTabs: tabs });
  });
  afterAll(() => gateway.dispose());

  it('allows itself nothing from elsewhere', async () => {
    const response = await fetch(`${gateway.url}/`);
    const html = await response.text();

    expect(response.status).toBe(200);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(response.headers.get('content-security-policy')).not.toMatch(/https?:|script-src[^;]*unsafe/);
    expect(html).not.toMatch(/(src|href)="(https?:)?\/\//);
    expect(html.match(/<script/g)).toHaveLength(2);
  });
});

const describeInBrowser = existsSync(executablePath) ? describe : describe.skip;

describeInBrowser(`the page in a browser (needs ${executablePath})`, () => {
  let gateway: GatewayUnderTest;
  let browser: Browser;
  beforeAll(async () => {
    gateway = await startGatewayUnderTest({ pageTabs: tabs });
    const flags = ['--disable-background-networking', '--disable-component-update', '--disable-sync'];
    browser = await chromium.launch({
      executablePath,
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', ...flags],
    });
  });
  afterAll(async () => {
    await browser.close();
    await gateway.dispose();
  });

  /** The page as somebody sees it who opens the address, with all that it asked for and complained of. */
  async function open(path: string) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    const requests: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => requests.push(`${request.url()} ${JSON.stringify(request.headers())}`));
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    const response = await page.goto(`${gateway.url}${path}`);
    expect(response?.status()).toBe(200);
    await isReady(page);
    return { page, requests, complaints };
  }
  /** The button does nothing before the editor is there. */
  const isReady = (page: Page) => page.locator('.graphiql-query-editor').getByText('AllBooks').waitFor();
  const answerOf = (page: Page) => page.locator('.result-window');

  it('runs a ready query with the token of the address, and talks to the gateway alone', async () => {
    // Given
    const token = await signToken({ sub: 'mina', department: 'sales', role: 'manager' });
    const { page, requests, complaints } = await open(`/#token=${token}`);

    // When
    await page.getByRole('button', { name: /execute query/i }).click();

    // Then
    await answerOf(page).getByText('Dubliners').waitFor();
    expect(await page.locator('#identity').textContent()).toBe('mina · sales · manager');
    expect(page.url()).toBe(`${gateway.url}/`);
    expect(await page.title()).toBe('GraphQL');
    for (const tab of ['AllBooks', 'OneBook', 'Hostile'])
      expect(await page.getByRole('tab', { name: tab }).count()).toBe(1);
    expect(requests.filter((request) => !/^(data:|blob:)/.test(request) && !request.startsWith(gateway.url))).toEqual(
      [],
    );
    expect(requests.filter((request) => request.split(' ')[0]!.includes(token))).toEqual([]);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('stays signed in after a reload, in this tab alone', async () => {
    const { page } = await open(`/#token=${await signToken()}`);

    await page.reload();
    await isReady(page);
    await page.getByRole('button', { name: /execute query/i }).click();

    await answerOf(page).getByText('Dubliners').waitFor();
    const other = await open('/');
    expect(await other.page.locator('#identity').textContent()).toContain('No token');
    await Promise.all([page.close(), other.page.close()]);
  });

  it('says what is missing when there is no token', async () => {
    const { page } = await open('/');

    await page.getByRole('button', { name: /execute query/i }).click();

    await answerOf(page).getByText('UNAUTHENTICATED').waitFor();
    await page.close();
  });
});
