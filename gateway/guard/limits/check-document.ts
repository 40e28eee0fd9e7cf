import { type DefinitionNode, type DocumentNode, type FragmentDefinitionNode, Kind, parse } from 'graphql';
import { exceeds, type Refusal } from '../refused-operation';
import { fragmentsInOrder } from './fragment-order';
import type { Limits } from './limits';
import { SelectionMeter, type SelectionSize } from './measure-selections';
import { countRootFields } from './root-fields';
import { scanTokens } from './scan-tokens';
import { refuseUnsafeNames } from './unsafe-names';

const counted: Record<keyof SelectionSize, string> = {
  depth: 'levels of fields',
  aliases: 'aliases',
  directives: 'directives',
  fields: 'fields',
  listItems: 'items in a list',
  inputDepth: 'levels within a value',
};
const measured = Object.keys(counted) as (keyof SelectionSize)[];

/**
 * Why a document must not be validated, let alone planned; null: it may be, though it need not be valid.
 * Takes time linear to the text and spreads no fragment out.
 */
export function checkDocument(text: string, limits: Limits): Refusal | null {
  const excess = scanTokens(text, limits.tokens);
  if (excess) return excess;
  let document: DocumentNode;
  try {
    document = parse(text, { noLocation: true, maxTokens: limits.tokens });
  } catch {
    return null;
  }
  return refuseUnsafeNames(document) ?? checkSizes(document.definitions, limits);
}

function checkSizes(definitions: readonly DefinitionNode[], limits: Limits): Refusal | null {
  const ordered = fragmentsInOrder(definitions);
  if ('circle' in ordered) {
    const [first, ...others] = ordered.circle.slice(0, 5);
    const message = `The fragment "${first}" spreads itself${others.length > 0 ? `, by way of "${others.join('", "')}"` : ''}.`;
    return { message, extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } };
  }
  const meter = new SelectionMeter();
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of ordered) {
    const refusal = checkSize(meter.fragment(node), limits);
    if (refusal) return refusal;
    fragments.set(node.name.value, node);
  }
  for (const node of definitions) {
    if (node.kind !== Kind.OPERATION_DEFINITION) continue;
    const refusal = checkSize(meter.operation(node), limits);
    if (refusal) return refusal;
    const found = countRootFields(node, fragments);
    const allowed = limits.rootFields;
    if (found > allowed) return exceeds({ limit: 'rootFields', allowed, found, counted: 'fields at its root' });
  }
  return null;
}

function checkSize(size: SelectionSize, limits: Limits): Refusal | null {
  const limit = measured.find((each) => size[each] > limits[each]);
  return limit ? exceeds({ limit, allowed: limits[limit], found: size[limit], counted: counted[limit] }) : null;
}
