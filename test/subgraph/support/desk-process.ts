import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { SignJWT } from 'jose';
import type { TestDatabase } from '../../support/database';

const gatewayKey = 'a key between gateway and subgraphs of tests';

/** Support in a process of its own, which can be killed. */
export interface DeskProcess {
  process: ChildProcess;
  url: string;
}

/** Starts it with its mail sender; dies: it kills itself between commit and answer of the first reply. */
export async function startDesk(database: TestDatabase, smtpUrl: string, dies = false): Promise<DeskProcess> {
  const script = join(__dirname, 'fixture/desk.ts');
  const loader = join(__dirname, '../../import/fixture/typescript.js');
  const parameters = [database.urlFor('support'), smtpUrl, gatewayKey, dies ? 'dies' : ''];
  const child = spawn(process.execPath, ['-r', loader, script, ...parameters], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [url] = (await once(createInterface(child.stdout), 'line')) as [string];
  return { process: child, url };
}

/** What the gateway signs its requests with: typ says on whose behalf. */
export const gatewayToken = (typ: 'viewer+jwt' | 'public-request+jwt', subject: string): Promise<string> =>
  new SignJWT({ department: 'support', role: 'agent', scopes: [] })
    .setProtectedHeader({ alg: 'HS256', typ })
    .setIssuer('customer-graph-gateway')
    .setAudience('support')
    .setSubject(subject)
    .setIssuedAt()
    .setExpirationTime('60s')
    .sign(new TextEncoder().encode(gatewayKey));
