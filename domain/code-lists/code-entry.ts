/** One row of a code list: the value that facts keep, its words, and the national system's code (null: it has none). */
export interface CodeEntry<Value extends string = string> {
  readonly value: Value
  readonly zh: string
  readonly en: string
  readonly national: string | null
}

/** The row of a value, or null where the list does not have it (a newer desk's code is shown as it stands). */
export function findCode<Value extends string>(
  list: readonly CodeEntry<Value>[],
  value: string,
): CodeEntry<Value> | null {
  return list.find((entry) => entry.value === value) ?? null
}
