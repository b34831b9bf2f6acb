import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, renameSync, rmSync } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { z } from 'zod'

/**
 * One line of a backup, JSON, the whole file compressed. First the heading; then for each database its name with who may open it,
 * its documents, and how many those were; last the checksum over every line before it. The checksum finds damage, not malice.
 */
export const BackupLine = z.union([
  z.strictObject({
    backup: z.literal('registration-desk-hub'),
    version: z.literal(1),
    madeAt: z.iso.datetime(),
  }),
  z.strictObject({ database: z.string(), security: z.looseObject({}).nullable() }),
  z.strictObject({ doc: z.looseObject({ _id: z.string(), _rev: z.string() }) }),
  z.strictObject({ end: z.string(), documents: z.int() }),
])
export type BackupLine = z.infer<typeof BackupLine>

const Trailer = z.strictObject({ sha256: z.string(), lines: z.int() })

/** The file is not what `writeBackup` wrote: damaged, cut off, or something else. */
export class NotABackup extends Error {
  constructor() {
    super('no whole backup of a hub')
    this.name = 'NotABackup'
  }
}

/** Writes beside the file and renames at the end, so that a file of this name is always a whole one. Only its owner can read it. */
export async function writeBackup(path: string, lines: AsyncIterable<BackupLine>): Promise<void> {
  const half = `${path}.part`
  try {
    await pipeline(sealed(lines), createGzip(), createWriteStream(half, { mode: 0o600, flush: true }))
    renameSync(half, path)
  } catch (failure) {
    rmSync(half, { force: true })
    throw failure
  }
}

async function* sealed(lines: AsyncIterable<BackupLine>): AsyncGenerator<string, void> {
  const hash = createHash('sha256')
  let count = 0
  for await (const line of lines) {
    const text = `${JSON.stringify(line)}\n`
    hash.update(text)
    count += 1
    yield text
  }
  yield `${JSON.stringify({ sha256: hash.digest('hex'), lines: count })}\n`
}

/**
 * The lines of a backup in their order. Rejects with `NotABackup` as soon as the file cannot be one, which for a changed byte may be
 * after the last line only: read it to its end once before anything is done with it.
 */
export async function* readBackup(path: string): AsyncGenerator<BackupLine, void> {
  const hash = createHash('sha256')
  let count = 0
  let sealedBy: z.infer<typeof Trailer> | null = null
  for await (const text of linesOf(path)) {
    // Nothing follows the checksum.
    if (sealedBy !== null) throw new NotABackup()
    const json = parseJson(text)
    const trailer = Trailer.safeParse(json)
    if (trailer.success) {
      sealedBy = trailer.data
      continue
    }
    const line = BackupLine.safeParse(json)
    if (!line.success || (count === 0) !== 'backup' in line.data) throw new NotABackup()
    hash.update(`${text}\n`)
    count += 1
    yield line.data
  }
  if (sealedBy?.lines !== count || sealedBy.sha256 !== hash.digest('hex')) throw new NotABackup()
}

async function* linesOf(path: string): AsyncGenerator<string, void> {
  const unzip = createGunzip()
  // Its failures arrive through `unzip`, which it destroys.
  pipeline(createReadStream(path), unzip).catch(() => undefined)
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let rest = ''
  try {
    for await (const piece of unzip) {
      const [first = '', ...more] = decoder.decode(piece, { stream: true }).split('\n')
      rest += first
      for (const next of more) {
        yield rest
        rest = next
      }
    }
  } catch (failure) {
    // The compression and the characters have checks of their own, and find most damage first.
    if (/^(Z_|ERR_ENCODING)/.test(String(Object(failure).code))) throw new NotABackup()
    throw failure
  }
  if (rest !== '') throw new NotABackup()
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new NotABackup()
  }
}
