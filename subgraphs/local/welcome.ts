import { stripIgnoredCharacters } from 'graphql';

/** What npm start prints when the system answers: the addresses, a token, and one query to paste. */
export function welcome({
  url,
  token,
  title,
  query,
}: {
  url: string;
  /** null: nobody has to sign in here, or tokens come from elsewhere. */
  token: string | null;
  /** What the query asks. */
  title: string;
  query: string;
}): string {
  const body = JSON.stringify({ query: stripIgnoredCharacters(query) });
  const authorization = token === null ? '' : ` \\\n    -H 'authorization: Bearer ${token}'`;
  return `
Customer Graph is running. Ctrl-C stops it.

  page      ${url}/${token === null ? '' : `#token=${token}`}
  GraphQL   ${url}/graphql
  health    ${url}/health  ${url}/ready  ${url}/metrics

${token === null ? 'Nobody has to sign in (AUTH=none).' : `Token, valid for a day (npm run -s token prints others):\n\n${token}`}

${title}:
${query.replace(/^/gm, '  ').trimEnd()}

The same to paste into a shell:

  curl -s ${url}/graphql${authorization} \\
    -H 'content-type: application/json' \\
    -d '${body}'

`;
}
