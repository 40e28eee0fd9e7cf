/** How large an operation may be. Fragments count wherever they are spread. */
export interface Limits {
  /** Words and signs of the document, comments apart. */
  tokens: number;
  /** Fields within fields. In introspection ofType, which only unwraps a type, is no level. */
  depth: number;
  aliases: number;
  /** Fields of Query, Mutation or Subscription by their names in the answer, __typename apart. */
  rootFields: number;
  directives: number;
  /** All fields, repeated ones included. */
  fields: number;
  /** Items in any one list of an argument or a variable. */
  listItems: number;
  /** Lists and objects within each other in an argument or a variable. */
  inputDepth: number;
  /** Errors of one document that are looked for and told. */
  validationErrors: number;
  /** Value of an argument that says how long a page is. */
  pageSize: number;
  /** Items that a list is taken to have when neither the operation nor the graph says how many. */
  assumedListSize: number;
  /** Estimated nodes of one operation, weighted as the graph says. */
  cost: number;
  /** What one caller may spend in a minute; null: as much as it likes. */
  costPerMinute: number | null;
}
