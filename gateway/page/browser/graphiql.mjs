import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { GraphiQL } from 'graphiql';
import 'graphiql/style.css';
import './graphiql.css';
import { identityOf, takeToken } from './token.mjs';

const workers = {
  json: 'json.worker.js',
  graphql: 'graphql.worker.js',
};

globalThis.MonacoEnvironment = {
  getWorker: (_, label) =>
    new Worker(new URL(workers[label] ?? 'editor.worker.js', import.meta.url), { type: 'module' }),
};

const token = takeToken();

/** Headers typed by the reader win over the token that came with the address. */
const fetcher = async (parameters, { headers } = {}) => {
  const typed = Object.keys(headers ?? {}).some((name) => name.toLowerCase() === 'authorization');
  const response = await fetch('graphql', {
    method: 'POST',
    headers: {
      accept: 'application/graphql-response+json, application/json',
      'content-type': 'application/json',
      ...(token && !typed ? { authorization: `Bearer ${token}` } : {}),
      ...headers,
    },
    body: JSON.stringify(parameters),
  });
  return response.json();
};

const tabs = JSON.parse(document.getElementById('tabs').textContent);

createRoot(document.getElementById('graphiql')).render(
  createElement(
    GraphiQL,
    {
      fetcher,
      defaultTabs: tabs.map(({ query, variables }) => ({ query, variables })),
      defaultQuery: '# Write a query, and press the pink button to run it.\n',
      defaultEditorToolsVisibility: tabs.some(({ variables }) => variables) ? 'variables' : false,
    },
    createElement(GraphiQL.Logo, null, createElement('span', { id: 'identity' }, identityOf(token))),
  ),
);
