import { Occurrences } from '../../subgraphs/kit/import/occurrences';

describe('occurrences', () => {
  it('are counted for each text however many there are', () => {
    const occurrences = new Occurrences();
    const expected = new Map<string, number>();
    for (let index = 0; index < 30_000; index += 1) {
      const text = `text ${(index * 7919) % 9_973}`;
      expected.set(text, (expected.get(text) ?? 0) + 1);
      expect(occurrences.next(text)).toBe(expected.get(text));
    }
    expect(expected.size).toBe(9_973);
  });
});
