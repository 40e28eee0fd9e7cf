/** What brought a customer here. */
export interface Attribution {
  campaignId: string | null;
  source: string | null;
  at: Date;
}

/** What the facet says in numbers and times. */
export interface MarketingSummary {
  lastSentAt: Date | null;
  lastOpenedAt: Date | null;
  lastVisitAt: Date | null;
  /** Messages that are delivered or on their way. */
  sentCount: number;
  /** Those of them that were opened. */
  openedCount: number;
  firstTouch: Attribution | null;
}
