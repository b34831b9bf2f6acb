import type { Attempt } from './attempt.ts'
import { changeAttempts } from './change-attempts.ts'
import { enrolmentAttempts } from './enrolment-attempts.ts'
import { erasureAttempts } from './erasure-attempts.ts'
import { evidenceAttempts } from './evidence-attempts.ts'
import { forgeAttempts } from './forge-attempts.ts'
import type { Ground } from './ground.ts'
import { nameAttempts } from './name-attempts.ts'
import { pathAttempts } from './path-attempts.ts'
import { proxyAttempts } from './proxy-attempts.ts'
import { readAttempts } from './read-attempts.ts'
import { replayAttempts } from './replay-attempts.ts'
import { reviewAttempts } from './review-attempts.ts'
import { revokedAttempts } from './revoked-attempts.ts'
import { serverAttempts } from './server-attempts.ts'
import { sessionAttempts } from './session-attempts.ts'
import { shapeAttempts } from './shape-attempts.ts'

export interface Tried {
  readonly name: string
  /** `repelled`, or what went wrong. */
  readonly outcome: 'repelled' | string
}

/** Tries everything, one after the other, and tells of each as it ends. Passwords are guessed last: names stay locked afterwards. */
export async function tryAll(ground: Ground, onTried: (tried: Tried) => void): Promise<readonly Tried[]> {
  const paths = await pathAttempts()
  const attempts: readonly Attempt[] = [
    ...readAttempts(ground),
    ...forgeAttempts(ground),
    ...nameAttempts(ground),
    ...changeAttempts(ground),
    ...serverAttempts(ground),
    ...shapeAttempts(ground),
    ...replayAttempts(ground),
    ...reviewAttempts(ground),
    ...evidenceAttempts(ground),
    ...erasureAttempts(ground),
    ...revokedAttempts(ground),
    ...proxyAttempts(ground),
    ...paths.attempts,
    ...(await enrolmentAttempts(ground)),
    ...sessionAttempts(ground),
  ]
  const tried: Tried[] = []
  for (const { name, attempt } of attempts) {
    // An attempt that ends in a fault of its own has shown nothing.
    const outcome = await attempt().catch((failure: unknown) => `its test failed: ${failure}`)
    tried.push({ name, outcome })
    onTried({ name, outcome })
  }
  await paths.close()
  return tried
}
