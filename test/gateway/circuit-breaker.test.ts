import { type CallOutcome, CircuitBreaker, type CircuitState } from '../../gateway/transport/circuit-breaker';

let now: number;
let states: CircuitState[];
let breaker: CircuitBreaker;
beforeEach(() => {
  now = 0;
  states = [];
  breaker = new CircuitBreaker(
    (state) => states.push(state),
    () => now,
  );
});

const call = (outcome: CallOutcome, times = 1) => {
  for (let count = 0; count < times; count++) breaker.admit()!(outcome);
};
const open = () => call('failure', 20);

describe('a circuit breaker', () => {
  it('opens when half of twenty calls have failed, for five seconds', () => {
    call('success', 10);
    call('failure', 9);
    expect(breaker.pauseMilliseconds).toBe(0);

    call('failure');

    expect(states).toEqual(['open']);
    expect(breaker.admit()).toBeNull();
    now = 4_999;
    expect(breaker.pauseMilliseconds).toBe(1);
    expect(breaker.admit()).toBeNull();
    now = 5_000;
    expect(breaker.admit()).not.toBeNull();
  });

  it('stays closed for fewer calls, for fewer failures, and for clients that left', () => {
    call('failure', 19);
    call('unknown', 100);
    expect(states).toEqual([]);

    now = 20_000;
    call('success', 21);
    call('failure', 19);
    call('success', 1);
    call('failure', 2);

    expect(states).toEqual([]);
  });

  it('opens for twenty failures in a row, however much went well before', () => {
    call('success', 10_000);
    call('failure', 19);
    call('unknown');
    expect(states).toEqual([]);

    call('failure');

    expect(states).toEqual(['open']);
  });

  it('forgets what is older than ten seconds', () => {
    call('failure', 15);
    call('success');
    now = 11_000;
    call('failure', 15);
    call('success', 1);
    expect(states).toEqual([]);

    call('failure', 4);

    expect(states).toEqual(['open']);
  });

  it('sends one probe after the pause, and closes when it succeeds', () => {
    open();
    now = 5_000;

    const probe = breaker.admit()!;

    expect(breaker.admit()).toBeNull();
    probe('success');
    expect(states).toEqual(['open', 'half-open', 'closed']);
    call('failure', 19);
    expect(states).toHaveLength(3);
  });

  it('waits again when the probe fails', () => {
    open();
    now = 5_000;

    breaker.admit()!('failure');

    expect(states).toEqual(['open', 'half-open', 'open']);
    expect(breaker.pauseMilliseconds).toBe(5_000);
  });

  it('sends another probe when the client of the first one leaves', () => {
    open();
    now = 5_000;

    breaker.admit()!('unknown');

    expect(breaker.admit()).not.toBeNull();
    expect(states).toEqual(['open', 'half-open']);
  });

  it('learns nothing from calls made before it opened', () => {
    const late = Array.from({ length: 64 }, () => breaker.admit()!);
    open();
    now = 5_000;
    const probe = breaker.admit()!;
    late[0]!('failure');
    probe('success');

    for (const report of late) report('failure');

    expect(states).toEqual(['open', 'half-open', 'closed']);
  });
});
