import type { GatewayGraphQLRequestContext } from '@apollo/server-gateway-interface';

/** The data of an answer as JSON, for those who only pass it on. */
export class PrintedData {
  constructor(readonly text: string) {}
}

/** Whoever asks may be happy with printed data. */
export type PrintableRequest = GatewayGraphQLRequestContext & { readonly takesPrintedData?: boolean };
