/** One order of a person, as far as the layer needs it. */
export interface PersonOrder {
  number: string;
  day: string;
  skus: string[];
}

/** Someone the layer tells about: a person of the sample, or a made one of the Seoul shop. */
export interface Person {
  ref: string;
  system: string;
  /** As one would write it in a letter. */
  name: string;
  email: string | null;
  phone: string | null;
  language: 'en' | 'ko';
  /** Oldest first. */
  orders: PersonOrder[];
}

/** The columns that name a customer by the id that the shop gave. */
export const byRef = (person: Person) => ({ customerRef: person.ref, customerSystem: person.system });

/** The columns that name a customer by an address, as a mail tool or a help desk knows people; by ref without one. */
export function byAddress(person: Person) {
  if (person.email) return { email: person.email };
  return person.phone ? { phone: person.phone } : byRef(person);
}

export interface Product {
  sku: string;
  name: string;
  category: string;
  /** Decimal text. */
  price: string;
}
