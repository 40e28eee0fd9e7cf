import { bgNbd } from './bg-nbd';
import { mbgNbd } from './mbg-nbd';
import type { PurchaseModel } from './model';
import { paretoNbd } from './pareto-nbd';

export const purchaseModels: Readonly<Record<PurchaseModel['name'], PurchaseModel>> = {
  bgnbd: bgNbd,
  mbgnbd: mbgNbd,
  pnbd: paretoNbd,
};
