import type { AnyFact } from '../fact.ts'
import { toCanonicalJson } from './canonical-json.ts'
import type { SealLayout, SealPart } from './seal-layouts.ts'

/**
 * The text that stands for each part of a fact: a JSON object from pointers to canonical values. Every field of the fact but the seal
 * itself is in exactly one of them, fields that this version does not know included. Null where the fact is nested too deeply.
 */
export function toPartTexts(fact: AnyFact, layout: SealLayout): ReadonlyMap<SealPart, string> | null {
  const pieces = new Map<SealPart, string[]>()
  const divided = dividedPointers(layout)
  let whole = true

  function put(part: SealPart, pointer: string, text: string): void {
    const some = pieces.get(part) ?? []
    pieces.set(part, some)
    some.push(`${JSON.stringify(pointer)}:${text}`)
  }
  function collect(value: unknown, pointer: string, part: SealPart): void {
    if (!isObject(value) || !divided.has(pointer)) {
      const text = toCanonicalJson(value)
      if (text === null) whole = false
      else put(part, pointer, text)
      return
    }
    // An empty object must not look like one that is not there.
    put(part, pointer, '{}')
    for (const name of Object.keys(value).sort()) {
      if (value[name] === undefined) continue
      const inner = `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`
      collect(value[name], inner, Object.hasOwn(layout, inner) ? (layout[inner] ?? part) : part)
    }
  }

  const { seal: _, ...rest } = fact
  collect(rest, '', layout[''] ?? 'office-and-desk')
  if (!whole) return null
  return new Map([...pieces].map(([part, some]) => [part, `{${some.join(',')}}`]))
}

/** Pointers below which some fields belong to another part. */
function dividedPointers(layout: SealLayout): ReadonlySet<string> {
  const known = DIVIDED.get(layout)
  if (known) return known
  const divided = new Set<string>()
  for (const pointer of Object.keys(layout)) {
    for (let end = pointer.lastIndexOf('/'); end >= 0; end = pointer.lastIndexOf('/', end - 1)) {
      divided.add(pointer.slice(0, end))
      if (end === 0) break
    }
  }
  DIVIDED.set(layout, divided)
  return divided
}
const DIVIDED = new WeakMap<SealLayout, ReadonlySet<string>>()

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
