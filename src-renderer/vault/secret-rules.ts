/** What is wrong with a secret that a worker chooses. */
export type SecretProblem =
  | { readonly code: 'too-short'; readonly typed: number; readonly wanted: number }
  | { readonly code: 'too-long'; readonly maximum: number }
  | { readonly code: 'too-simple' }
  | { readonly code: 'not-repeated' }

/** The wait after wrong ones makes six digits days of typing; the machine's own secret stands beside them. */
const SHORTEST_PIN = 6
const SHORTEST_PHRASE = 8
const LONGEST = 200

/** The secret as it is compared: an input method may have typed it full-width. */
export function normaliseSecret(typed: string): string {
  return typed.normalize('NFKC').trim()
}

/** Null where the secret may be used. */
export function findSecretProblem(typed: string, repeated: string): SecretProblem | null {
  const secret = normaliseSecret(typed)
  const wanted = /^\d*$/.test(secret) ? SHORTEST_PIN : SHORTEST_PHRASE
  const length = [...secret].length
  if (length < wanted) return { code: 'too-short', typed: length, wanted }
  if (length > LONGEST) return { code: 'too-long', maximum: LONGEST }
  if (isSimple(secret)) return { code: 'too-simple' }
  return normaliseSecret(repeated) === secret ? null : { code: 'not-repeated' }
}

/** `111111`, `123456`, `987654`, `abcdefgh`: every step from one character to the next is the same. Or `121212`, `12341234`. */
function isSimple(secret: string): boolean {
  const codes = [...secret].map((character) => character.codePointAt(0) ?? 0)
  const steps = new Set(codes.slice(1).map((code, at) => code - (codes[at] ?? 0)))
  const isRun = steps.size === 1 && Math.abs([...steps][0] ?? 0) <= 1
  return isRun || /^(.{1,4})\1+$/su.test(secret)
}
