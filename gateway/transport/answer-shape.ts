import { type GraphQLSchema, Kind, parse } from 'graphql';
import { CheckCompiler, type CheckObject, type Misfit, type Reading } from './answer-checks';
import { PlainCopies } from './plain-json';

/** What was asked. */
export interface Fetch {
  query: string;
  variables?: Record<string, unknown>;
  /** As clients see the graph. */
  schema: GraphQLSchema;
}

const mostKept = 2000;

/**
 * Tells answers that cannot be true from those that can, before they meet the other departments' answers: a text where
 * an object belongs would otherwise cost the client everything, and a null where none may be would be told by nobody.
 */
export class AnswerShapes {
  #compiler: CheckCompiler | undefined;
  readonly #checks = new Map<string, { check: CheckObject; first: CheckObject | null }>();

  /** Where the data is not what was asked for; null: it is. hasErrors: nulls and gaps have been explained. */
  misfit(fetch: Fetch, data: unknown, hasErrors: boolean): string | null {
    return this.#misfit(fetch, data, { hasErrors, copies: null });
  }

  /**
   * The same for data that has not come as text but from this process, and has no other keys than were asked for. Its
   * objects and lists were made for this answer, and stay; what scalars are made of may be anybody's: it is copied, as
   * plainJson does. Throws as plainJson does.
   */
  misfitOfGiven(fetch: Fetch, data: unknown, { hasErrors, longest }: { hasErrors: boolean; longest: number }) {
    return this.#misfit(fetch, data, { hasErrors, copies: new PlainCopies(longest) });
  }

  #misfit(fetch: Fetch, data: unknown, reading: Reading): string | null {
    if (data === null || data === undefined) return reading.hasErrors ? null : 'data';
    const { representations } = fetch.variables ?? {};
    const { check, first } = this.#checksOf(fetch);
    if (!Array.isArray(representations)) return below('data', check(data, undefined, reading));

    const entities = (data as { _entities?: unknown })._entities;
    if (!Array.isArray(entities) || entities.length !== representations.length) return 'data._entities';
    if (!first) return null;
    for (let index = 0; index < entities.length; index++) {
      if (entities[index] === null) continue;
      const { __typename } = representations[index] as { __typename: string };
      const misfit = first(entities[index], __typename, reading);
      if (misfit !== null) return `data._entities.${index}${misfit}`;
    }
    return null;
  }

  #checksOf({ query, schema }: Fetch): { check: CheckObject; first: CheckObject | null } {
    if (this.#compiler?.schema !== schema) {
      this.#compiler = new CheckCompiler(schema);
      this.#checks.clear();
    }
    const known = this.#checks.get(query);
    if (known) return known;
    const operation = parse(query, { noLocation: true }).definitions.find(
      (node) => node.kind === Kind.OPERATION_DEFINITION,
    );
    const root = operation && schema.getRootType(operation.operation)?.name;
    const selection = this.#compiler.selection(operation?.selectionSet ?? { selections: [] }, root, false);
    const checks = { check: this.#compiler.object(selection), first: selection.fields[0]?.inner ?? null };
    if (this.#checks.size >= mostKept) this.#checks.clear();
    this.#checks.set(query, checks);
    return checks;
  }
}

const below = (place: string, misfit: Misfit): Misfit => (misfit === null ? null : `${place}${misfit}`);
