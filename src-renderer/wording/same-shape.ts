/** A table of sentences with exactly the entries of another: leaving one out, or inventing one, does not compile. */
export type SameShape<Table> = {
  readonly [Entry in keyof Table]: Table[Entry] extends string ? string : SameShape<Table[Entry]>
}
