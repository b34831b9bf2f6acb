import type { Organisation } from '#contracts/enrolment'
import { KAIFENG_DIVISIONS } from '#domain/code-lists/kaifeng-divisions'
import type { ResidentDraft } from '#domain/registration/resident-draft'

/** An empty form. Most people register where they live, so the office's own district and community stand there already. */
export function startDraft(office: Organisation): ResidentDraft {
  const district = KAIFENG_DIVISIONS.find((division) => office.division === division.value)
  const community =
    district && office.name.startsWith(district.zh) ? office.name.slice(district.zh.length) : ''
  return {
    residence: { division: office.division, community, detail: '' },
    serviceArea: office.division,
    phone: { number: '', owner: 'self' },
  }
}

/** The same person, asked anew: who the guardian is stands there, what was answered and signed does not. */
export function startConsent({ standing, guardianConsent, ...resident }: ResidentDraft): ResidentDraft {
  const guardian = guardianConsent?.guardian
  return {
    ...resident,
    standing: standing === 'adult-under-guardianship' || standing === 'self-supporting' ? standing : null,
    ownConsent: null,
    guardianConsent: guardian ? { guardian } : null,
  }
}

/**
 * The next child of the same guardian: guardian, address and phone are kept. What was asked about the first child
 * (answers, the child's own view, signature) is asked again, because each child's consent is its own.
 */
export function startNextChild(previous: ResidentDraft, office: Organisation): ResidentDraft {
  const { guardian, notice } = previous.guardianConsent ?? {}
  return {
    ...startDraft(office),
    residence: previous.residence ?? null,
    phone: previous.phone ?? null,
    noticeGroup: previous.noticeGroup ?? null,
    employment: previous.employment ?? null,
    guardianConsent: { guardian: guardian ?? null, notice: notice ?? null },
  }
}
