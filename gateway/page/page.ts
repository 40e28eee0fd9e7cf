import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { Router } from 'express';

/** A query that lies ready on the page. */
export interface PageTab {
  title: string;
  query: string;
  /** JSON. */
  variables?: string;
}

/** Nothing from elsewhere is loaded or talked to; the editor's own widgets write inline styles. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "connect-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

// The bundle lies beside the compiled file; under Jest this file runs from its source.
const assets = [join(__dirname, 'assets'), join(__dirname, '../../dist/gateway/page/assets')].find((folder) =>
  existsSync(folder),
);

/** The GraphiQL page at / and what it loads. */
export function pageRouter(tabs: PageTab[]): Router {
  const router = Router();
  const html = htmlOf(tabs);
  router.get('/', (_request, response) => {
    if (!assets) return void response.status(503).type('text').send('The page is not built: npm run build makes it.\n');
    response.setHeader('Content-Security-Policy', contentSecurityPolicy);
    response.setHeader('Referrer-Policy', 'no-referrer');
    response.type('html').send(html);
  });
  if (assets) {
    const revalidate = (response: { setHeader(name: string, value: string): void }) =>
      response.setHeader('Cache-Control', 'no-cache');
    router.use('/page', express.static(assets, { index: false, redirect: false, setHeaders: revalidate }));
  }
  return router;
}

function htmlOf(tabs: PageTab[]): string {
  const shown = tabs.map(({ title, query, variables }) => ({ query: `# ${title}\n${query.trim()}\n`, variables }));
  // A query must not be able to end the element that holds it.
  const data = JSON.stringify(shown).replaceAll('<', '\\u003c');
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>GraphQL</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="page/graphiql.css" />
  </head>
  <body>
    <div id="graphiql"></div>
    <script type="application/json" id="tabs">${data}</script>
    <script type="module" src="page/graphiql.js"></script>
  </body>
</html>
`;
}
