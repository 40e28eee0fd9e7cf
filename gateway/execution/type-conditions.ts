import { type GraphQLSchema, isAbstractType, isInterfaceType, isObjectType } from 'graphql';

/** Says whether objects of one type are of another; both by name, an object or interface first. */
export class TypeConditions {
  readonly #known = new Map<string, Map<string, boolean>>();

  constructor(private readonly schema: GraphQLSchema) {}

  holds(typename: string, condition: string): boolean {
    if (typename === condition) return true;
    let byCondition = this.#known.get(typename);
    if (!byCondition) this.#known.set(typename, (byCondition = new Map()));
    let holds = byCondition.get(condition);
    if (holds === undefined) byCondition.set(condition, (holds = this.#isSubtype(typename, condition)));
    return holds;
  }

  isObject(name: string): boolean {
    return isObjectType(this.schema.getType(name));
  }

  #isSubtype(typename: string, condition: string): boolean {
    const [type, abstract] = [this.schema.getType(typename), this.schema.getType(condition)];
    return isAbstractType(abstract) && (isObjectType(type) || isInterfaceType(type))
      ? this.schema.isSubType(abstract, type)
      : false;
  }
}
