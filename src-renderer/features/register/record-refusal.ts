import { GUARDIAN_CONSENT_SCOPES } from '#domain/facts/guardian-consent'
import type { PlainDate } from '#domain/plain-date'
import type { ResidentDraft } from '#domain/registration/resident-draft'
import type { DeskStore } from '../../store/desk-store.ts'
import type { ShownNotice } from './complete-draft.ts'
import type { FormState } from './form-state.ts'

/** Keeps that somebody said no, with nothing of what was typed about them: no name, no number, no phone. */
export async function recordRefusal(
  { subject, draft, standing }: FormState,
  notice: ShownNotice,
  { today, store }: { readonly today: PlainDate; readonly store: Pick<DeskStore, 'append'> },
): Promise<void> {
  const byGuardian = standing?.needs === 'guardian-consent'
  const scopes = (byGuardian ? draft.guardianConsent : draft.ownConsent)?.scopes ?? {}
  const { version, language } = notice
  await store.append({
    subject,
    kind: 'consent-refused',
    body: {
      // Nobody is made a volunteer against their will, whatever the guardian says.
      by: byGuardian && !personObjects(draft.guardianConsent) ? 'guardian' : 'person',
      refused: GUARDIAN_CONSENT_SCOPES.filter((scope) => scopes[scope] === false),
      notice: { version, language },
      on: today,
    },
  })
}

function personObjects(consent: ResidentDraft['guardianConsent']): boolean {
  return consent?.ownView === 'disagrees' || consent?.ownWill?.says === 'objects'
}
