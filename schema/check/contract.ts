import { validate } from 'graphql';
import { composeAndCheck, type ComposedGraph } from './composed-graph';
import { typeOf } from './elements';
import type { ClientOperations, Finding, Violation } from './finding';
import { type GraphChange, graphChanges } from './graph-changes';
import { ownerLookup } from './owner-of';
import { closedToPartners } from './partner-view';
import { type BrokenPromise, brokenPromises } from './promises';
import type { PublishedGraph } from './published-graph';
import type { RecordedOperation } from './recorded-operations';
import type { SubgraphSdl } from './subgraph-sdl';
import { type UsedElements, usedElements } from './used-elements';
import { withoutRequirements } from './without-requirements';

/** What the subgraphs are held against. */
export interface Terms {
  /** What clients know today; null: nothing to compare with. */
  published: PublishedGraph | null;
  operations: readonly RecordedOperation[];
  /** The day of the check, as yyyy-mm-dd. */
  today: string;
}

/** What the check found. */
export interface Verdict {
  findings: Finding[];
  /** What clients see change, refused or not. */
  changes: GraphChange[];
  graph: ComposedGraph | null;
}

type Usage = ReadonlyMap<RecordedOperation, UsedElements>;

const byClient = (operations: readonly RecordedOperation[]): ClientOperations[] =>
  [...Map.groupBy(operations, ({ client }) => client)].map(([client, own]) => ({
    client,
    operations: own.map(({ name }) => name),
  }));

const usersOf = (usage: Usage, element: string, how: keyof UsedElements): RecordedOperation[] =>
  [...usage].filter(([, used]) => used[how].has(element)).map(([operation]) => operation);

/** Operations that the new graph refuses and that no other finding explains. */
function refusedOperations(
  graph: ComposedGraph,
  operations: readonly RecordedOperation[],
  explained: ReadonlySet<string>,
): (Violation & { by: RecordedOperation; about: string })[] {
  return operations.flatMap((operation) => {
    if (explained.has(`${operation.client} ${operation.name}`)) return [];
    const [error] = validate(graph.api, operation.document, undefined, { maxErrors: 1 });
    if (!error) return [];
    const [, field, type] = /field "(\w+)" on type "(\w+)"/.exec(error.message) ?? [];
    return [
      {
        rule: 'operation' as const,
        element: operation.name,
        problem: `${operation.name} of ${operation.client} is not valid: ${error.message}`,
        fix: `correct ${operation.file}, or delete it when no client sends it any more`,
        by: operation,
        about: field ? `${type}.${field}` : '',
      },
    ];
  });
}

/** Holds the graph of the subgraphs against its rules, against what is published, and against what clients ask. */
export async function checkContract(subgraphs: readonly SubgraphSdl[], terms: Terms): Promise<Verdict> {
  const composed = composeAndCheck(subgraphs);
  if (!composed.graph) {
    // What one department takes away and another requires, clients lose too: its owner is told that first.
    const apart = composeAndCheck(withoutRequirements(subgraphs));
    const verdict = apart.graph && (await heldAgainst(terms, apart));
    if (verdict && verdict.findings.length > 0) return { ...verdict, graph: null };
  }
  return heldAgainst(terms, composed);
}

async function heldAgainst(
  { published, operations, today }: Terms,
  { graph, violations }: ReturnType<typeof composeAndCheck>,
): Promise<Verdict> {
  const ownersOf = ownerLookup(graph?.supergraphSdl, published?.supergraphSdl);
  const usage: Usage = new Map(
    published ? operations.map((operation) => [operation, usedElements(operation.document, published.api)]) : [],
  );
  const withPeople = (violation: Violation, users: readonly RecordedOperation[] = []): Finding => {
    const { rule, element, problem, fix, owners = ownersOf(element) } = violation;
    return { rule, element, problem, fix, owners, clients: byClient(users) };
  };
  const standing = violations.map((violation) =>
    // While the subgraphs do not compose, everybody who asks for the element is without it.
    withPeople(violation, graph ? [] : usersOf(usage, violation.element, 'certain')),
  );
  if (!graph) return { findings: standing, changes: [], graph };

  const changes = published ? await graphChanges(published.api, graph.api) : [];
  const isUsed = (element: string) => usersOf(usage, element, 'certain').length > 0;
  const broken = published ? brokenPromises(changes, published.api, graph.api, { today, isUsed }) : [];
  const compared = broken.map((promise) => withPeople(promise, usersOfPromise(usage, promise)));
  const closed = published?.supergraphSdl
    ? closedToPartners({ api: published.api, supergraphSdl: published.supergraphSdl }, graph).map((one) =>
        withPeople(one),
      )
    : [];
  const explained = new Set(
    compared.flatMap(({ clients }) =>
      clients.flatMap(({ client, operations: own }) => own.map((name) => `${client} ${name}`)),
    ),
  );
  const refused = refusedOperations(graph, operations, explained).map(({ by, about, ...violation }) =>
    withPeople({ ...violation, owners: about ? ownersOf(about) : ownersOf(typeOf(violation.element)) }, [by]),
  );
  return { findings: [...standing, ...compared, ...closed, ...refused], changes, graph };
}

const usersOfPromise = (usage: Usage, { metBy, isSudden, rule }: BrokenPromise): RecordedOperation[] =>
  rule === 'deprecation' ? [] : usersOf(usage, metBy, isSudden ? 'possible' : 'certain');
