import { Kind, type ValueNode } from 'graphql';

/** The longest list in a value, and how deep lists and objects lie within each other. */
export interface ValueSize {
  listItems: number;
  inputDepth: number;
}

export const noValue: ValueSize = { listItems: 0, inputDepth: 0 };

export const largerOf = (one: ValueSize, other: ValueSize): ValueSize => ({
  listItems: Math.max(one.listItems, other.listItems),
  inputDepth: Math.max(one.inputDepth, other.inputDepth),
});

/** Measures a value written in the document, whose nesting has been limited. */
export function measureLiteral(node: ValueNode): ValueSize {
  if (node.kind !== Kind.LIST && node.kind !== Kind.OBJECT) return noValue;
  const inner = node.kind === Kind.LIST ? node.values : node.fields.map(({ value }) => value);
  const { listItems, inputDepth } = inner.map(measureLiteral).reduce(largerOf, noValue);
  const own = node.kind === Kind.LIST ? inner.length : 0;
  return { listItems: Math.max(listItems, own), inputDepth: inputDepth + 1 };
}

/** Measures a variable's value as it came out of JSON, which may be nested as deep as a body is long. */
export function measureJson(value: unknown): ValueSize {
  const size = { ...noValue };
  const open = [{ value, depth: 1 }];
  for (let next = open.pop(); next; next = open.pop()) {
    if (typeof next.value !== 'object' || next.value === null) continue;
    const { depth } = next;
    size.inputDepth = Math.max(size.inputDepth, depth);
    if (Array.isArray(next.value)) size.listItems = Math.max(size.listItems, next.value.length);
    for (const inner of Object.values(next.value)) open.push({ value: inner, depth: depth + 1 });
  }
  return size;
}
