import express, { type Router } from 'express';
import type { RouteParts } from '../kit/subgraph';
import { attachmentRoutes } from './attachment/routes';
import { csatRoutes } from './csat/routes';
import { inboundRoutes } from './inbound/routes';

/** Support's addresses beside /graphql. */
export const supportRoutes = (parts: RouteParts): Router =>
  express.Router().use(inboundRoutes(parts)).use(csatRoutes(parts)).use(attachmentRoutes(parts));
