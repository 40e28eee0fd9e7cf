import { serverAudits } from 'graphql-http';

/** The audits of GraphQL over HTTP that a server does not pass, those it only should included, with their reasons. */
export async function failedAudits(url: string, headers: Record<string, string>): Promise<string[]> {
  const audits = serverAudits({
    url,
    fetchFn: (address: string, init: RequestInit = {}) =>
      fetch(address, { ...init, headers: { ...(init.headers as Record<string, string>), ...headers } }),
  });
  const failed: string[] = [];
  for (const audit of audits) {
    const result = await audit.fn();
    if (result.status !== 'ok') failed.push(`${audit.name}: ${result.reason}`);
  }
  return audits.length === numberOfAudits ? failed : [`there are ${audits.length} audits, not ${numberOfAudits}`];
}

const numberOfAudits = 61;
