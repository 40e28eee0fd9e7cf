import { type FieldNode, getArgumentValues, type GraphQLField, Kind, visit } from 'graphql';
import { isRecord } from '../is-record';
import type { Run } from './run';

type Arguments = Readonly<Record<string, unknown>>;

const none: Arguments = Object.freeze({});

/** Compiles how a field's arguments are read: once for all runs where no variable is among them, else once a run. */
export function argumentsReader(field: GraphQLField<unknown, unknown>, node: FieldNode): (run: Run) => Arguments {
  if (field.args.length === 0) return () => none;
  if (hasVariable(node)) {
    // Of its own: one node may be a field of several types, with other arguments in each.
    const place = {};
    return (run) => run.argumentsOf(place, () => getArgumentValues(field, node, run.variables));
  }
  let known: Arguments | undefined;
  return () => (known ??= frozen(getArgumentValues(field, node)));
}

function hasVariable({ arguments: given = [] }: FieldNode): boolean {
  let isFound = false;
  for (const node of given) visit(node, { [Kind.VARIABLE]: () => void (isFound = true) });
  return isFound;
}

/** Many requests are given the same: what one of them changed, the others would read. */
function frozen<Value>(value: Value): Value {
  if (Array.isArray(value) || isRecord(value)) Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}
