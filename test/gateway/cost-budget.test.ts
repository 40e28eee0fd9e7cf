import { readGatewayEnvironment } from '../../gateway/env';
import { CallerBudgets } from '../../gateway/guard/cost/caller-budgets';

describe('a caller’s budget', () => {
  it('is full at first, is filled evenly, and never beyond its size', () => {
    // Given
    let now = 0;
    const budgets = new CallerBudgets(600, () => now);

    // Then
    expect(budgets.spend('a', 500)).toEqual({ remaining: 100, retryAfter: null });
    expect(budgets.spend('a', 200)).toEqual({ remaining: 100, retryAfter: 10 });
    now = 9_999;
    expect(budgets.spend('a', 200)).toEqual({ remaining: 199, retryAfter: 1 });
    now = 10_000;
    expect(budgets.spend('a', 200)).toEqual({ remaining: 0, retryAfter: null });
    now = 1_000_000;
    expect(budgets.spend('a', 0)).toEqual({ remaining: 600, retryAfter: null });
    expect(budgets.spend('b', 600)).toEqual({ remaining: 0, retryAfter: null });
  });

  it('is forgotten only by those who stayed away longest', () => {
    const budgets = new CallerBudgets(10, () => 0);
    budgets.spend('first', 10);
    budgets.spend('regular', 10);

    for (let index = 0; index < 49_999; index++) {
      budgets.spend(`other ${index}`, 1);
      if (index === 20_000) budgets.spend('regular', 0);
    }

    expect(budgets.spend('regular', 0).remaining).toBe(0);
    expect(budgets.spend('first', 0).remaining).toBe(10);
  });

  it('must cover the dearest operation that is allowed', () => {
    expect(() => readGatewayEnvironment({ MAX_COST: '500', COST_BUDGET: '499' })).toThrow(
      'COST_BUDGET must be 0 or at least MAX_COST, 500',
    );
    expect(readGatewayEnvironment({ MAX_COST: '500', COST_BUDGET: '0' }).limits.costPerMinute).toBeNull();
  });
});
