import { type Logger, pino } from 'pino';

/** One line of JSON per event on stderr: stdout belongs to what a command prints. Never variables, never rows. */
export const createLogger = (name: string, level: string): Logger =>
  pino(
    { name, level, redact: ['req.headers.authorization', 'err.parameters', 'err.query', 'err.driverError'] },
    pino.destination(2),
  );
