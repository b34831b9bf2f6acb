import { runInNewContext } from 'node:vm'
import type { Security } from './databases.ts'
import type { StoredDocument } from './pouch.ts'

export interface UserContext {
  readonly db: string
  readonly name: string | null
  readonly roles: readonly string[]
}

export type Guard = (
  next: StoredDocument,
  old: StoredDocument | null,
  user: UserContext,
  security: Security,
) => void

export interface Refusal {
  readonly error: 'forbidden' | 'unauthorized'
  readonly reason: string
}

/** Compiles a `validate_doc_update` once, as CouchDB does, instead of for every document. None where there is no source. */
export function compileGuard(source: unknown): readonly Guard[] {
  if (typeof source !== 'string') return []
  const sandbox = { isArray: Array.isArray, toJSON: JSON.stringify, log: () => undefined }
  // Only server admins write design documents, so the source is as trustworthy as the hub itself.
  return [runInNewContext(`(${source})`, sandbox) as Guard]
}

/** Null where every guard lets the document in. A guard that breaks refuses: an open door is the worse failure. */
export function findRefusal(
  guards: readonly Guard[],
  next: StoredDocument,
  old: StoredDocument | null,
  user: UserContext,
  security: Security,
): Refusal | null {
  for (const guard of guards) {
    try {
      guard(next, old, user, security)
    } catch (thrown) {
      const { forbidden, unauthorized } = Object(thrown) as { forbidden?: unknown; unauthorized?: unknown }
      if (unauthorized !== undefined) return { error: 'unauthorized', reason: String(unauthorized) }
      return { error: 'forbidden', reason: String(forbidden ?? 'the guard could not read this document') }
    }
  }
  return null
}
