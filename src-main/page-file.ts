import { realpath } from 'node:fs'
import { join, sep } from 'node:path'
import { promisify } from 'node:util'

// The callback form, because that is the one Electron teaches to look into an asar archive.
const resolveLinks = promisify(realpath)

/**
 * The file that an `app:` path names, or null. The path is decoded once; after that anything that could climb, name a drive or
 * start a stream is refused, and what is left must lie below the folder *after* symbolic links are followed.
 */
export async function findPageFile(folder: string, pathname: string): Promise<string | null> {
  const segments = decodeSegments(pathname)
  if (!segments) return null
  const wanted = join(folder, ...(segments.length === 0 ? ['index.html'] : segments))
  try {
    const [root, file] = await Promise.all([resolveLinks(folder), resolveLinks(wanted)])
    return file.startsWith(root + sep) ? file : null
  } catch {
    return null
  }
}

function decodeSegments(pathname: string): readonly string[] | null {
  const segments: string[] = []
  for (const raw of pathname.split('/').slice(1)) {
    const segment = decodeOnce(raw)
    if (segment === null) return null
    segments.push(segment)
  }
  if (segments.at(-1) === '') segments.pop()
  return segments.every(isPlainName) ? segments : null
}

function decodeOnce(raw: string): string | null {
  try {
    return decodeURIComponent(raw)
  } catch {
    return null
  }
}

/** A name without separators, drives or alternate streams (`:`), control characters, leftover escapes, or a leading dot. */
function isPlainName(name: string): boolean {
  return /^[^./\\:%\p{Cc}][^/\\:%\p{Cc}]*$/u.test(name)
}
