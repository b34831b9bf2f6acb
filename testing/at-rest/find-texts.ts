/** The bytes that a text may lie on a disk as. */
export function spellingsOf(text: string): readonly Buffer[] {
  const plain = [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')]
  return [...plain, ...plain.flatMap(base64SpellingsOf)]
}

/** Base64 at each of the three places that a byte may have in a group; what its neighbours decide is left off. */
function base64SpellingsOf(bytes: Buffer): readonly Buffer[] {
  return [0, 1, 2].map((before) => {
    const encoded = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64')
    const from = Math.ceil((before * 8) / 6)
    const to = Math.floor(((before + bytes.length) * 8) / 6)
    return Buffer.from(encoded.slice(from, to), 'ascii')
  })
}

/** Looks for many texts at once: the first four bytes of each spelling lead to it. */
export function createFinder(texts: readonly string[]) {
  const byStart = new Map<number, { readonly spelling: Buffer; readonly text: string }[]>()
  const pairs = new Uint8Array(65_536)
  for (const text of new Set(texts)) {
    for (const spelling of spellingsOf(text)) {
      const start = spelling.readUInt32LE(0)
      pairs[start & 0xffff] = 1
      byStart.set(start, [...(byStart.get(start) ?? []), { spelling, text }])
    }
  }
  /** Those of the texts that are in these bytes. */
  return (bytes: Buffer): ReadonlySet<string> => {
    const found = new Set<string>()
    for (let at = 0; at + 4 <= bytes.length; at += 1) {
      if (pairs[(bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8)] === 0) continue
      for (const { spelling, text } of byStart.get(bytes.readUInt32LE(at)) ?? []) {
        if (bytes.subarray(at, at + spelling.length).equals(spelling)) found.add(text)
      }
    }
    return found
  }
}
