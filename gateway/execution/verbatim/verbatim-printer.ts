import {
  getNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  isAbstractType,
  isListType,
  isNonNullType,
  isObjectType,
  type SelectionSetNode,
} from 'graphql';
import { collectedFields } from '../collected-fields';
import type { Data } from '../merge';
import type { WantedParts } from './verbatim-reader';

/** null: there is nothing here, or something that has no place here, and others must say what that means. */
type Print = (value: unknown) => string | null;
type PrintObject = (object: Data) => string | null;

/** Compiles what a client wants into functions that print it, from what departments said and in their words. */
export class PrinterCompiler {
  constructor(private readonly parts: WantedParts) {}

  object(type: GraphQLObjectType, selectionSets: readonly SelectionSetNode[]): PrintObject {
    const known = type.getFields();
    const fields = [...collectedFields(type.name, selectionSets, this.parts)].map(
      ([key, { node, selectionSets: inner }]) => {
        const definition = known[node.name.value];
        const print = definition ? this.#value(definition.type, inner) : () => `"${type.name}"`;
        return { lead: `"${key}":`, inner: this.parts.names.of(node), print };
      },
    );
    return (object) => {
      let text = '{';
      for (const { lead, inner, print } of fields) {
        const value = print(object[inner]);
        if (value === null) return null;
        text += (text === '{' ? lead : `,${lead}`) + value;
      }
      return `${text}}`;
    };
  }

  #value(type: GraphQLOutputType, selectionSets: readonly SelectionSetNode[]): Print {
    const isNullable = !isNonNullType(type);
    const print = this.#strict(isNonNullType(type) ? type.ofType : type, selectionSets);
    return (value) => {
      if (value === null || value === undefined || value === 'null') return isNullable ? 'null' : null;
      return typeof value === 'string' ? value : print(value);
    };
  }

  #strict(type: GraphQLOutputType, selectionSets: readonly SelectionSetNode[]): Print {
    if (isListType(type)) return list(this.#value(type.ofType as GraphQLOutputType, selectionSets));
    const named = getNamedType(type);
    if (isObjectType(named)) {
      const print = this.object(named, selectionSets);
      return (value) => print(value as Data);
    }
    return isAbstractType(named) ? this.#abstract(named.name, selectionSets) : () => null;
  }

  #abstract(name: string, selectionSets: readonly SelectionSetNode[]): Print {
    const byTypename = new Map<unknown, PrintObject>();
    return (value) => {
      const typename = (value as Data)['__typename'];
      let print = byTypename.get(typename);
      if (!print) {
        const type = typeof typename === 'string' ? this.parts.schema.getType(typename) : undefined;
        if (!isObjectType(type) || !this.parts.types.holds(type.name, name)) return null;
        byTypename.set(typename, (print = this.object(type, selectionSets)));
      }
      return print(value as Data);
    };
  }
}

function list(print: Print): Print {
  return (value) => {
    if (!Array.isArray(value)) return null;
    let text = '[';
    for (let index = 0; index < value.length; index++) {
      const item = print(value[index]);
      if (item === null) return null;
      text += index === 0 ? item : `,${item}`;
    }
    return `${text}]`;
  };
}
