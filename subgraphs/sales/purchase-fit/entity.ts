import { Check, Column, CreateDateColumn, Entity, Index, PrimaryColumn, UpdateDateColumn } from 'typeorm';
import type { ChurnCurve } from '../purchase-model/churn';
import type { CountedCohort } from '../purchase-model/cohorts';
import type { SpendParameters } from '../purchase-model/gamma-gamma';
import type { PurchaseModel } from '../purchase-model/model';
import type { BuyerQuintiles } from './quintiles';

/** A purchase model as it was fitted; the latest one answers. */
@Entity({ name: 'purchase_fits' })
@Index('purchase_fits_fitted_at', ['fittedAt', 'id'])
@Check('purchase_fits_model', `model IN ('bgnbd', 'mbgnbd', 'pnbd')`)
export class PurchaseFit {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text' })
  model!: PurchaseModel['name'];

  @Column({ type: 'timestamptz', precision: 3 })
  fittedAt!: Date;

  /** Last day the fit saw, in the business time zone, as text. */
  @Column({ type: 'text' })
  calibrationEnd!: string;

  @Column({ type: 'integer' })
  customers!: number;

  /** In the order of the model's parameter names. */
  @Column({ type: 'jsonb' })
  parameters!: number[];

  @Column({ type: 'double precision' })
  logLikelihood!: number;

  /** The currency most orders are in: that of the spend model. */
  @Column({ type: 'text', nullable: true })
  currencyCode!: string | null;

  @Column({ type: 'jsonb', nullable: true })
  spend!: (SpendParameters & { logLikelihood: number }) | null;

  @Column({ type: 'jsonb' })
  churn!: ChurnCurve;

  @Column({ type: 'jsonb' })
  quintiles!: BuyerQuintiles;

  /** Buyers by the quarter of their first purchase; null for a fit of before they were counted with it. */
  @Column({ type: 'jsonb', nullable: true })
  cohorts!: CountedCohort[] | null;

  @Column({ type: 'jsonb' })
  warnings!: string[];

  @CreateDateColumn({ type: 'timestamptz', precision: 3 })
  createdAt!: Date;

  @UpdateDateColumn({ type: 'timestamptz', precision: 3 })
  updatedAt!: Date;
}
