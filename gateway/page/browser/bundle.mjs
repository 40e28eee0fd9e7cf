// Makes the page's files from GraphiQL: npm run build calls it after the compiler.
import { build } from 'esbuild';

await build({
  entryPoints: {
    graphiql: 'gateway/page/browser/graphiql.mjs',
    'editor.worker': 'monaco-editor/esm/vs/editor/editor.worker.js',
    'graphql.worker': 'monaco-graphql/esm/graphql.worker.js',
    'json.worker': 'monaco-editor/esm/vs/language/json/json.worker.js',
  },
  outdir: 'dist/gateway/page/assets',
  bundle: true,
  splitting: true,
  format: 'esm',
  minify: true,
  target: 'es2022',
  loader: { '.ttf': 'file', '.woff2': 'file' },
  legalComments: 'linked',
  logLevel: 'warning',
});
