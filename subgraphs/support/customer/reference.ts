/** A customer, or support's facet of it: all that is needed to load the rest. */
export interface CustomerReference {
  id: string;
}
