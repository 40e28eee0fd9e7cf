type ResolverMap = Record<string, object | undefined>;

/** One map of the resolvers of all concepts of a subgraph; a field that two concepts resolve is a mistake. */
export function mergeResolvers(...concepts: object[]): object {
  const merged: Record<string, Record<string, unknown>> = {};
  for (const concept of concepts as ResolverMap[]) {
    for (const [type, fields] of Object.entries(concept)) {
      const known = (merged[type] ??= {});
      for (const [field, resolver] of Object.entries(fields ?? {})) {
        if (field in known) throw new Error(`${type}.${field} has two resolvers`);
        known[field] = resolver;
      }
    }
  }
  return merged;
}
