import { hash } from 'node:crypto';

const initialSlots = 1024;

/**
 * Counts how often each text has come, in about 24 bytes a text however long it is: imports have a million of them.
 * Texts are told apart by 52 bits of their SHA-1; two that should share them would be counted together.
 */
export class Occurrences {
  private fingerprints = new Float64Array(initialSlots);
  private counts = new Uint32Array(initialSlots);
  private used = 0;

  /** 1 for the first time, 2 for the second, …. */
  next(text: string): number {
    if (this.used * 2 > this.counts.length) this.grow();
    const fingerprint = Number.parseInt(hash('sha1', text).slice(0, 13), 16);
    const slot = this.slotOf(fingerprint);
    const count = (this.counts[slot] ?? 0) + 1;
    if (count === 1) this.used += 1;
    this.fingerprints[slot] = fingerprint;
    this.counts[slot] = count;
    return count;
  }

  private slotOf(fingerprint: number): number {
    const slots = this.counts.length;
    let slot = fingerprint % slots;
    while (this.counts[slot] !== 0 && this.fingerprints[slot] !== fingerprint) slot = (slot + 1) % slots;
    return slot;
  }

  private grow(): void {
    const { fingerprints, counts } = this;
    this.fingerprints = new Float64Array(counts.length * 2);
    this.counts = new Uint32Array(counts.length * 2);
    counts.forEach((count, old) => {
      if (count === 0) return;
      const fingerprint = fingerprints[old] ?? 0;
      const slot = this.slotOf(fingerprint);
      this.fingerprints[slot] = fingerprint;
      this.counts[slot] = count;
    });
  }
}
