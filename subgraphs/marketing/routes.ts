import express, { type Router } from 'express';
import type { RouteParts } from '../kit/subgraph';
import { bounceRoutes } from './bounce/routes';
import { trackingRoutes } from './tracking/routes';
import { unsubscribeRoutes } from './unsubscribe/routes';

/** Marketing's addresses beside /graphql. */
export const marketingRoutes = (parts: RouteParts): Router =>
  express.Router().use(trackingRoutes(parts)).use(unsubscribeRoutes(parts)).use(bounceRoutes(parts));
