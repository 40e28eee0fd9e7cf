/** A customer, or sales' facet of it: all that is needed to load the rest. */
export interface CustomerReference {
  id: string;
}
