import { isPermitted, type RegistrationAction } from '#domain/registration/permitted-actions'
import type { Registration } from '#domain/registration/registration'

/**
 * What a person whom the hub found at another office may do about it at this counter. One thing at a time: the answer to the first
 * decides whether the second makes sense. Where the other office has no consent, the hub rules anew and nothing is left to claim.
 */
export function mayClaim(
  registration: Registration,
  claim: Extract<RegistrationAction, 'open-dispute' | 'request-transfer'>,
): boolean {
  const { status, duplicate, dispute, transferWaiting } = registration
  const isHeard = dispute?.side === 'heard-here' && dispute.outcome !== 'consent-shown'
  return duplicate?.of === 'other-office' && !transferWaiting && !isHeard && isPermitted(status, claim)
}

/** The hub has passed on that a person never agreed, and this office has not answered yet. */
export function mustAnswer({ dispute }: Registration): boolean {
  return dispute?.side === 'concerns-this-office' && dispute.state === 'open'
}
