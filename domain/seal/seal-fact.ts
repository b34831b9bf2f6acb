import type { AnyFact } from '../fact.ts'
import { toPartTexts } from './part-texts.ts'
import { type Digest, digestPart, digestSalt, type Seal, toStatement } from './seal.ts'
import { layoutOfKind, SEAL_LAYOUTS } from './seal-layouts.ts'

/** What sealing needs from outside. */
export interface SealMeans {
  readonly digest: Digest
  /** 128 bits of chance, base64url. */
  readonly newSalt: () => string
  /** Raw public point, base64url. */
  readonly publicKey: string
  /** Signs a text's UTF-8 bytes: ECDSA P-256 with SHA-256, r and s in 64 bytes, base64url. */
  readonly sign: (text: string) => Promise<string>
}

/** Puts the desk's seal on a fact it is about to write. `previous`: `linkOf` the seal of its fact n−1, null where that has none. */
export async function sealFact(fact: AnyFact, previous: string | null, means: SealMeans): Promise<AnyFact> {
  const layout = layoutOfKind(fact.kind)
  const texts = toPartTexts(fact, SEAL_LAYOUTS[layout])
  if (texts === null) throw new Error(`${fact.id} is nested too deeply to be sealed`)
  const salt = means.newSalt()
  const [salted, ...digests] = await Promise.all([
    digestSalt(salt, means.digest),
    ...[...texts].map(([part, text]) => digestPart(salt, part, text, means.digest)),
  ])
  const parts = Object.fromEntries([...texts.keys()].map((part, index) => [part, digests[index] ?? '']))
  const unsigned = { v: 1, key: means.publicKey, layout, previous, parts, salted, salt } as const
  const seal: Seal = { ...unsigned, signature: await means.sign(toStatement(unsigned)) }
  return { ...fact, seal }
}
