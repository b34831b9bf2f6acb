import { z } from 'zod'
import { toCanonicalJson } from './canonical-json.ts'

/** SHA-256 of 32 bytes in base64url. */
const Sha256 = z.string().regex(/^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/)

/** What stands beside the body of every fact that a desk writes: it names what was altered, whoever altered it. */
export const Seal = z.strictObject({
  v: z.literal(1),
  /** The desk's public key: ECDSA P-256, raw uncompressed point, base64url. Whether it is the desk's is the hub's word. */
  key: z.string().regex(/^[A-Za-z0-9_-]{87}$/),
  /** How the fields were put together into parts (`seal-layouts.ts`). */
  layout: z.string().min(1).max(40),
  /** `linkOf` the seal of this desk's fact n−1; null at the desk's first sealed fact. */
  previous: Sha256.nullable(),
  /** Part → digest of the salt, the part's name and its text. */
  parts: z.record(z.string().max(40), Sha256),
  /** Digest of the salt, so that an altered salt is not taken for an altered everything. */
  salted: Sha256,
  /** Chance, 128 bits, that keeps the digests from saying who it was once the person is erased: it goes with the person. */
  salt: z
    .string()
    .regex(/^[A-Za-z0-9_-]{22}$/)
    .optional(),
  /** ECDSA P-256 with SHA-256 over `toStatement`, r and s in 64 bytes, base64url; the last sign has no bits to spare. */
  signature: z.string().regex(/^[A-Za-z0-9_-]{85}[AQgw]$/),
})
export type Seal = z.infer<typeof Seal>

/** SHA-256 of a text's UTF-8 bytes, base64url. The crypto is the caller's. */
export type Digest = (text: string) => Promise<string>

export type ReadSeal =
  | { readonly is: 'read'; readonly seal: Seal }
  /** Written before seals existed, or taken off. */
  | { readonly is: 'none' | 'unreadable' }
  /** A version that this program does not know: kept, never judged. */
  | { readonly is: 'newer' }

export function readSeal(raw: unknown): ReadSeal {
  if (raw === undefined) return { is: 'none' }
  // The schema only checks: what it would leave out must break the signature.
  if (Seal.safeParse(raw).success) return { is: 'read', seal: raw as Seal }
  const version = z.object({ v: z.int().min(2) }).safeParse(raw)
  return { is: version.success ? 'newer' : 'unreadable' }
}

/** The text that the desk's key signs. The salt is not in it: the signature outlives an erasure. */
export function toStatement({ v, key, layout, previous, parts, salted }: Omit<Seal, 'signature'>): string {
  return `desk-seal ${toCanonicalJson({ v, key, layout, previous, parts, salted })}`
}

/** What the next fact of the same desk says of this one. */
export function linkOf(seal: Omit<Seal, 'signature'>, digest: Digest): Promise<string> {
  return digest(toStatement(seal))
}

export function digestPart(salt: string, part: string, text: string, digest: Digest): Promise<string> {
  return digest(`${salt} ${part} ${text}`)
}

export function digestSalt(salt: string, digest: Digest): Promise<string> {
  return digest(`salt ${salt}`)
}
