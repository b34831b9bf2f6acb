import { readVarint, unpackSnappy } from './unpack-snappy.ts'

/** LevelDB's mark at the end of a table (doc/table_format.md). */
const MARK = Buffer.from('57fb808b247547db', 'hex')
const FOOTER = 48
const SNAPPY = 1

/** The blocks of a LevelDB table as they are before they are packed; none where the file is no table. */
export function unpackTable(file: Buffer): readonly Buffer[] {
  if (file.length < FOOTER || !file.subarray(-8).equals(MARK)) return []
  const footer = file.subarray(-FOOTER)
  const [, afterMetaOffset] = readVarint(footer, 0)
  const [, afterMeta] = readVarint(footer, afterMetaOffset)
  const index = readBlock(file, footer, afterMeta)
  if (index === null) return []
  return readHandles(index).flatMap(({ bytes, at }) => readBlock(file, bytes, at) ?? [])
}

/** The block that a handle (offset and size) names; behind it stands how it is packed. */
function readBlock(file: Buffer, handle: Buffer, at: number): Buffer | null {
  const [offset, afterOffset] = readVarint(handle, at)
  const [size] = readVarint(handle, afterOffset)
  if (offset + size >= file.length) return null
  const block = file.subarray(offset, offset + size)
  return file[offset + size] === SNAPPY ? unpackSnappy(block) : block
}

/** The values of an index block: each entry is shared length, own length, value length, own key, value. */
function readHandles(index: Buffer): readonly { readonly bytes: Buffer; readonly at: number }[] {
  const restarts = index.readUInt32LE(index.length - 4)
  const end = index.length - 4 - restarts * 4
  const handles: { bytes: Buffer; at: number }[] = []
  for (let at = 0; at < end; ) {
    const [, afterShared] = readVarint(index, at)
    const [own, afterOwn] = readVarint(index, afterShared)
    const [value, keyAt] = readVarint(index, afterOwn)
    if (keyAt === 0) return handles
    handles.push({ bytes: index, at: keyAt + own })
    at = keyAt + own + value
  }
  return handles
}
