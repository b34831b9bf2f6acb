/** Whether two JSON values say the same, whatever the order of their fields. */
export function isSameJson(one: unknown, other: unknown): boolean {
  if (one === other) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  if (Array.isArray(one) || Array.isArray(other)) {
    return (
      Array.isArray(one) &&
      Array.isArray(other) &&
      one.length === other.length &&
      one.every((item, index) => isSameJson(item, other[index]))
    )
  }
  const fields = Object.entries(one)
  const others = new Map(Object.entries(other))
  return (
    fields.length === others.size &&
    fields.every(([name, value]) => others.has(name) && isSameJson(value, others.get(name)))
  )
}

/** Whether the hub's copy is the fact we sent. An erased copy is: the hub alone may erase, and it had the fact before. */
export function isSameDocument(sent: unknown, atHub: unknown): boolean {
  if (typeof atHub !== 'object' || atHub === null) return false
  if ('redacted' in atHub && atHub.redacted === true) return true
  const { _rev, ...document } = atHub as Record<string, unknown>
  return isSameJson(sent, document)
}
