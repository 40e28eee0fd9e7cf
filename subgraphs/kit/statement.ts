import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';

/** Collects the parameters of one SQL statement while its text is put together; values never enter the text. */
export class Statement {
  readonly parameters: unknown[] = [];

  /** The placeholder that stands for the value, with its type where PostgreSQL can't infer it: $3::uuid[]. */
  bind(value: unknown, type?: string): string {
    this.parameters.push(value);
    return `$${this.parameters.length}${type ? `::${type}` : ''}`;
  }
}

/**
 * A value that the planner does not see. One prepared statement would be planned anew each time that a plan for one key
 * or a short page looks cheaper than the one it could keep.
 */
export const hidden = (placeholder: string): string => `(SELECT ${placeholder})`;

/** schema.table of an entity. */
export const tableOf = (manager: EntityManager, entity: EntityTarget<ObjectLiteral>): string =>
  manager.connection.getMetadata(entity).tablePath;

const texts = new WeakMap<object, Map<string, string>>();

/**
 * A text that pages ask for again and again, put together once: a long one is to be hashed, too, before it is looked up
 * among those that connections keep. shape: all that decides the text, beside what it is of.
 */
export function textOnce(of: object, shape: string, make: () => string): string {
  let known = texts.get(of);
  if (!known) texts.set(of, (known = new Map()));
  let text = known.get(shape);
  if (text === undefined) known.set(shape, (text = make()));
  return text;
}

/** As textOnce, of an entity. */
export const entityTextOnce = (
  manager: EntityManager,
  entity: EntityTarget<ObjectLiteral>,
  shape: string,
  make: () => string,
): string => textOnce(manager.connection.getMetadata(entity), shape, make);

/**
 * Select list that yields plain rows in the entity's shape: t.placed_at AS "placedAt", ….
 * Plain rows, because hydrating entities costs more than the query where a page has thousands of rows.
 */
export function columnsOf(manager: EntityManager, entity: EntityTarget<ObjectLiteral>, alias: string): string {
  const metadata = manager.connection.getMetadata(entity);
  return textOnce(metadata, `columns of ${alias}`, () =>
    metadata.columns.map((column) => `${alias}.${column.databaseName} AS "${column.propertyName}"`).join(', '),
  );
}

/** A UUID as PostgreSQL reads it; anything else would be an error of the whole statement. */
export const isUuid = (text: string): boolean =>
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text);
