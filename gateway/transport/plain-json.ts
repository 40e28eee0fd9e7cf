/**
 * A copy of what another part of this process gave, as if it had come as JSON: nothing in it is shared with the giver,
 * and no value in it is one that JSON has not. Throws when the text would be longer than so many characters, or none.
 */
export function plainJson<Value>(value: Value, longest: number): Value {
  return new PlainCopies(longest).of(value, '') as Value;
}

/** Such copies of several parts of one whole, whose text would be no longer than so many characters. */
export class PlainCopies {
  #left: number;

  constructor(longest: number) {
    this.#left = longest;
  }

  /** undefined: JSON leaves it out. Throws as plainJson does. */
  of(value: unknown, key: string): unknown {
    switch (typeof value) {
      case 'string':
        this.count(value.length + 2);
        return value;
      case 'number':
        this.count(8);
        return Number.isFinite(value) ? value : null;
      case 'boolean':
        this.count(5);
        return value;
      case 'object':
        return value === null ? null : this.#ofObject(value, key);
      case 'bigint':
        throw new TypeError('JSON has no such numbers');
      case 'undefined':
      case 'function':
      case 'symbol':
        return undefined;
    }
  }

  #ofObject(value: object, key: string): unknown {
    this.count(2);
    if ('toJSON' in value && typeof value.toJSON === 'function') {
      const told: unknown = value.toJSON(key);
      return told === value ? this.#ofFields(value) : this.of(told, key);
    }
    if (!Array.isArray(value)) return this.#ofFields(value);
    const items: unknown[] = [];
    for (let index = 0; index < value.length; index++) items.push(this.of(value[index], String(index)) ?? null);
    return items;
  }

  #ofFields(value: object): object {
    const copy: Record<string, unknown> = {};
    for (const key of Object.keys(value)) {
      const field = this.of((value as Record<string, unknown>)[key], key);
      if (field === undefined) continue;
      this.count(key.length + 4);
      // As JSON.parse has it, so that whoever looks for this key finds it.
      if (key === '__proto__') Object.defineProperty(copy, key, { value: field, enumerable: true });
      else copy[key] = field;
    }
    return copy;
  }

  /** Counts what is not copied. */
  count(characters: number): void {
    this.#left -= characters;
    if (this.#left < 0) throw new RangeError('an answer is too long');
  }
}
