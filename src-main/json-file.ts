import { open, readFile, rename } from 'node:fs/promises'
import type { z } from 'zod'

/** Reads a small file of our own; null where it is missing, cut short or from another version. */
export async function readJsonFile<Schema extends z.ZodType>(
  file: string,
  schema: Schema,
): Promise<z.infer<Schema> | null> {
  const text = await readFile(file, 'utf8').catch(() => null)
  const read = text === null ? null : schema.safeParse(parseJson(text))
  return read?.success ? read.data : null
}

/** What a text says in JSON; null where it is none, which no schema of ours accepts as content. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Replaces a file in one step, so that a power cut leaves the old content or the new, never half of one. Readable by its owner only. */
export async function writeJsonFile(file: string, content: unknown): Promise<void> {
  const draft = `${file}.new`
  const handle = await open(draft, 'w', 0o600)
  try {
    await handle.writeFile(JSON.stringify(content, null, 2))
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(draft, file)
}
