import type { DescribedField } from '../person/describe-resident.ts'

export interface ChangedField {
  readonly field: string
  readonly name: string
  readonly before: string
  readonly after: string
  /** The words are the same and what they stand for is not: a consent signed anew. */
  readonly isRenewed: boolean
}

/** What differs between two descriptions, in the order of the later one; what it lacks altogether comes last. */
export function compareFields(
  before: readonly DescribedField[],
  after: readonly DescribedField[],
): readonly ChangedField[] {
  const older = new Map(before.map((field) => [field.field, field]))
  const newer = new Set(after.map(({ field }) => field))
  const gone = before.filter(({ field }) => !newer.has(field)).map((field) => ({ ...field, value: '' }))
  return [...after, ...gone].flatMap(({ field, name, value, mark }) => {
    const old = older.get(field)
    const words = old?.value ?? ''
    const isRenewed = words === value && old !== undefined && old.mark !== mark
    return words === value && !isRenewed ? [] : [{ field, name, before: words, after: value, isRenewed }]
  })
}
