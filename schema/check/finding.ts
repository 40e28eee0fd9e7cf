/** What the contract check asks of the graph; contract.md says what each rule refuses and how to put it right. */
export const ruleNames = [
  'composes',
  'shared-type',
  'same-enum',
  'same-input',
  'one-description',
  'described',
  'customer-facet',
  'root-nullable',
  'rights',
  'rights-nullable',
  'personal-data',
  'deprecation',
  'removal',
  'compatible',
  'partner-view',
  'operation',
] as const;

export type RuleName = (typeof ruleNames)[number];

/** One element of the graph that a rule refuses. */
export interface Violation {
  rule: RuleName;
  /** Type, Type.field, Type.field(argument:), Enum.VALUE, or the name of an operation. */
  element: string;
  /** What is wrong, as one sentence that names the element. */
  problem: string;
  /** What puts it right. */
  fix: string;
  /** Departments, where the rule knows better than the composed graph who has to act. */
  owners?: readonly string[];
}

/** Recorded operations of one client. */
export interface ClientOperations {
  client: string;
  operations: string[];
}

/** A violation with everybody whom it concerns. */
export interface Finding extends Violation {
  owners: readonly string[];
  /** Clients that would break. */
  clients: readonly ClientOperations[];
}
