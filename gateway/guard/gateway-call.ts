import { SignJWT } from 'jose';

const validSeconds = 30;

/** Signs what the gateway itself asks a subgraph: for that subgraph and that purpose only. */
export function signerOfGatewayCalls(gatewayKey: string, typ: string): (department: string) => Promise<string> {
  const secret = new TextEncoder().encode(gatewayKey);
  return (department) =>
    new SignJWT()
      .setProtectedHeader({ alg: 'HS256', typ })
      .setIssuer('customer-graph-gateway')
      .setAudience(department.toLowerCase())
      .setIssuedAt()
      .setExpirationTime(`${validSeconds} s`)
      .sign(secret);
}
