/** The content of a Snappy block (google/snappy, format_description.txt); null where the bytes are none. */
export function unpackSnappy(packed: Buffer): Buffer | null {
  const [length, start] = readVarint(packed, 0)
  // No block of a browser's databases is larger.
  if (start === 0 || length > 64_000_000) return null
  const content = Buffer.alloc(length)
  let at = start
  let written = 0
  while (at < packed.length) {
    const tag = packed[at] ?? 0
    at += 1
    if ((tag & 3) === 0) {
      const extra = (tag >> 2) - 59
      const size = (extra > 0 ? readNumber(packed, at, extra) : tag >> 2) + 1
      at += Math.max(0, extra)
      if (at + size > packed.length || written + size > length) return null
      packed.copy(content, written, at, at + size)
      at += size
      written += size
      continue
    }
    const [size, offset, used] = readCopy(packed, at, tag)
    at += used
    if (offset === 0 || offset > written || written + size > length) return null
    // A copy may reach into what it is just writing.
    for (let copied = 0; copied < size; copied += 1, written += 1) {
      content[written] = content[written - offset] ?? 0
    }
  }
  return written === length ? content : null
}

/** Size, offset, and how many bytes after the tag say so. */
function readCopy(packed: Buffer, at: number, tag: number): readonly [number, number, number] {
  if ((tag & 3) === 1) return [4 + ((tag >> 2) & 7), ((tag >> 5) << 8) | (packed[at] ?? 0), 1]
  const width = (tag & 3) === 2 ? 2 : 4
  return [(tag >> 2) + 1, readNumber(packed, at, width), width]
}

function readNumber(bytes: Buffer, at: number, width: number): number {
  return at + width <= bytes.length ? bytes.readUIntLE(at, width) : 0
}

/** A number of seven bits a byte, and where it ends; 0 where it does not. */
export function readVarint(bytes: Buffer, from: number): readonly [number, number] {
  let value = 0
  for (let at = from, factor = 1; at < bytes.length && at < from + 8; at += 1, factor *= 128) {
    const byte = bytes[at] ?? 0
    value += (byte & 127) * factor
    if (byte < 128) return [value, at + 1]
  }
  return [0, 0]
}
