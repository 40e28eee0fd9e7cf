/** A member of staff: the platform subgraph knows the rest. */
export interface StaffReference {
  id: string;
}
