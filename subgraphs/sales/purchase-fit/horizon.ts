/** How far the risk of churn looks ahead. */
export const churnHorizonDays = 90;
