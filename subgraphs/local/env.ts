import { z } from 'zod';
import { databaseVariables, port, processVariables, readEnvironment } from '../kit/env';

const timeZone = z.string().refine(
  (name) => {
    try {
      return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
    } catch {
      return false;
    }
  },
  { error: 'must be an IANA time zone such as Asia/Seoul' },
);

/** Everything the commands on one machine are told; variables of single parts are read by those parts. */
export const localEnvironment = () =>
  readEnvironment(
    {
      ...databaseVariables,
      ...processVariables,
      PORT: port.default(4000),
      AUTH: z.enum(['jwt', 'none']).default('jwt'),
      JWT_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
      JWKS_URL: z.string().optional(),
      BUSINESS_TIME_ZONE: timeZone.default('UTC'),
    },
    process.env,
  );

export type LocalEnvironment = ReturnType<typeof localEnvironment>;

/** The variables as they are, for the parts that read their own. */
export const rawEnvironment = (): NodeJS.ProcessEnv => process.env;
