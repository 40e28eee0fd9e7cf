import { type Logger, pino } from 'pino';

/** One line of JSON per event on stderr, stdout belongs to what a command prints. Never variables, never tokens. */
export const createGatewayLogger = (level: string): Logger => pino({ name: 'gateway', level }, pino.destination(2));
