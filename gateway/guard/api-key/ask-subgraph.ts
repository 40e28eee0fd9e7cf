import { type Dispatcher, request } from 'undici';
import { z } from 'zod';
import type { Department } from '../../supergraph/departments';
import { signerOfGatewayCalls } from '../gateway-call';
import { KeysUnavailableError, TokenRefusedError } from '../token-verifier';
import type { AskAboutKey } from './key-verifier';

const patienceMilliseconds = 2_000;

const answer = z.object({
  key: z
    .object({
      name: z.string(),
      scopes: z.array(z.string()),
      expiresAt: z.coerce.date().nullable(),
    })
    .nullable(),
});

interface Parts {
  /** The subgraph that keeps the keys, as the supergraph of this moment has it; undefined: none does. */
  subgraph: () => Department | undefined;
  gatewayKey: string;
  dispatcher: Dispatcher;
}

/**
 * Asks the subgraph that keeps API keys at the address api-keys/verify beside its GraphQL endpoint. The question is
 * signed, for this subgraph and purpose only, and holds the hash of the secret, never the secret.
 */
export function askSubgraphAboutKeys({ subgraph, gatewayKey, dispatcher }: Parts): AskAboutKey {
  const sign = signerOfGatewayCalls(gatewayKey, 'api-key-question+jwt');

  return async (key) => {
    const department = subgraph();
    if (!department) throw new TokenRefusedError('this graph takes no API keys');
    const token = await sign(department.name);
    const signal = AbortSignal.timeout(patienceMilliseconds);
    const causes: unknown[] = [];
    for (const url of department.urls) {
      try {
        const { statusCode, body } = await request(new URL('api-keys/verify', url), {
          method: 'POST',
          dispatcher,
          signal,
          headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
          body: JSON.stringify(key),
        });
        const text = await body.text();
        if (statusCode !== 200) throw new Error(`status ${statusCode}`);
        return answer.parse(JSON.parse(text)).key;
      } catch (error) {
        causes.push(error);
      }
    }
    const cause = new AggregateError(causes, `${department.name} does not say which API keys are good`);
    throw new KeysUnavailableError('API keys cannot be verified', { cause });
  };
}
