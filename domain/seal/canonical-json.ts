/** No honest fact is a tenth as deep; a hostile one must end no process. */
const DEEPEST = 100

/**
 * One text for one JSON value, whoever has written it out meanwhile (RFC 8785: fields in the order of their UTF-16 code units, no blanks).
 * What JSON leaves out is left out here too. Null where the value is nested deeper than any fact.
 */
export function toCanonicalJson(value: unknown, depth = 0): string | null {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  if (depth === DEEPEST) return null
  if (Array.isArray(value)) {
    const items = value.map((item) => toCanonicalJson(item, depth + 1))
    return items.includes(null) ? null : `[${items.join(',')}]`
  }
  const fields: string[] = []
  for (const name of Object.keys(value).sort()) {
    const held: unknown = value[name as keyof typeof value]
    if (held === undefined) continue
    const text = toCanonicalJson(held, depth + 1)
    if (text === null) return null
    fields.push(`${JSON.stringify(name)}:${text}`)
  }
  return `{${fields.join(',')}}`
}
