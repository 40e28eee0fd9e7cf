import { GraphQLError, type GraphQLOutputType, isListType, isNonNullType } from 'graphql';
import type { AnswerShape } from './answer-shape';

type Path = readonly (string | number)[];

/**
 * Puts null, and an error that says why, where a field was withheld. Where the graph promises that the field is never
 * null, the null moves outwards as GraphQL wants it.
 */
export function withNulls(data: object, shape: AnswerShape): { data: object | null; errors: GraphQLError[] } {
  const errors: GraphQLError[] = [];

  const complete = (value: unknown, type: GraphQLOutputType, at: AnswerShape, path: Path): unknown => {
    if (value === null || value === undefined) return null;
    if (isNonNullType(type)) return complete(value, type.ofType, at, path);
    if (isListType(type)) {
      const items = (value as unknown[]).map((item, index) => complete(item, type.ofType, at, [...path, index]));
      return isNonNullType(type.ofType) && items.includes(null) ? null : items;
    }
    return at.fields ? completeObject(value, at.fields, path) : value;
  };

  const completeObject = (value: object, fields: ReadonlyMap<string, AnswerShape>, path: Path): object | null => {
    const completed: Record<string, unknown> = Object.create(null);
    const withheld = new Set<string>();
    let isWhole = true;
    for (const [key, inner] of Object.entries(value)) {
      const field = fields.get(key);
      if (!field) continue;
      if (!field.denial) {
        // One place may be asked for twice, through an interface and through a type: what is withheld once, is.
        if (!withheld.has(key)) completed[key] = complete(inner, field.type, field, [...path, key]);
        if (completed[key] === null && isNonNullType(field.type)) isWhole = false;
        continue;
      }
      const { responseName, type, department, message } = field.denial;
      if (isNonNullType(type)) isWhole = false;
      completed[responseName] = null;
      if (withheld.has(responseName)) continue;
      withheld.add(responseName);
      const extensions = { code: 'FORBIDDEN', ...(department !== null && { department }) };
      errors.push(new GraphQLError(message, { path: [...path, responseName], extensions }));
    }
    return isWhole ? completed : null;
  };

  const completed = shape.fields ? completeObject(data, shape.fields, []) : data;
  return { data: completed, errors };
}
