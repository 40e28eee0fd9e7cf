/** A member of staff: the platform subgraph knows the rest. */
export interface StaffReference {
  id: string;
}

/** The reference as it goes out; null where nobody is recorded. */
export const staffReference = (id: string | null): StaffReference | null => (id === null ? null : { id });
