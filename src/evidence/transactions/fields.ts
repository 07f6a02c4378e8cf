/** The two fields of a transaction's first line. */

/** A name field and an address field, before they are looked into. */
export interface Fields {
  name: string;
  address: string;
  /** What follows the address on the same line; only in a listing whose line ends are lost. */
  rest: string;
}
