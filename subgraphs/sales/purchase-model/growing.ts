/** Numbers added one by one and kept as they will be used: arrays of objects would take ten times the memory. */
export class Growing<Values extends Int32Array | Float64Array> {
  length = 0;

  constructor(
    private values: Values,
    private readonly make: (length: number) => Values,
  ) {}

  push(value: number): void {
    if (this.length === this.values.length) {
      const larger = this.make(Math.max(1024, this.length * 2));
      larger.set(this.values);
      this.values = larger;
    }
    this.values[this.length] = value;
    this.length += 1;
  }

  at(index: number): number {
    return this.values[index] as number;
  }

  /** The numbers so far; valid until the next push. */
  view(): Values {
    return this.values.subarray(0, this.length) as Values;
  }
}

export const growingIntegers = () => new Growing(new Int32Array(0), (length) => new Int32Array(length));
export const growingNumbers = () => new Growing(new Float64Array(0), (length) => new Float64Array(length));
