/** What a field of the form may hold. A field of yes/no answers is addressed one answer at a time. */
export type FieldValue = string | boolean | readonly string[] | null | object

type Branch = { readonly [key: string]: unknown }

/** What stands at a dotted path of a draft; null where nothing does. */
export function readPath(draft: object, path: string): unknown {
  let found: unknown = draft
  for (const key of path.split('.')) {
    if (!isBranch(found)) return null
    found = found[key]
  }
  return found ?? null
}

export function readText(draft: object, path: string): string {
  const found = readPath(draft, path)
  return typeof found === 'string' ? found : ''
}

export function readFlag(draft: object, path: string): boolean | null {
  const found = readPath(draft, path)
  return typeof found === 'boolean' ? found : null
}

export function readTexts(draft: object, path: string): readonly string[] {
  const found = readPath(draft, path)
  return Array.isArray(found) ? found.filter((item) => typeof item === 'string') : []
}

/** The draft with another value at a path; every branch on the way is copied, nothing else is. */
export function writePath<Draft extends object>(draft: Draft, path: string, value: unknown): Draft {
  // Both ways: an object has keys; and a draft reads what is no value of its field as not filled in, so it stays one.
  return writeInto(draft as Branch, path.split('.'), value) as Draft
}

function writeInto(branch: Branch, [key, ...rest]: readonly string[], value: unknown): Branch {
  if (key === undefined) return branch
  if (rest.length === 0) return { ...branch, [key]: value }
  const inner = branch[key]
  return { ...branch, [key]: writeInto(isBranch(inner) ? inner : {}, rest, value) }
}

function isBranch(value: unknown): value is Branch {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
