import { admitGroup } from '#domain/groups/admit-group'
import type { GroupDraft } from '#domain/groups/group-draft'
import type { AdmissionProblem } from '#domain/registration/admission-problem'
import { findChanges } from '#domain/registration/find-changes'
import { accepted, type Result, rejected } from '#domain/result'
import type { GroupSubmissionContext } from './submit-group.ts'

/** In characters; `GroupCorrected` keeps no more. */
const LONGEST_REASON = 200

/** Writes what was put right, and why; the application stays as it was. Only changed fields go into the correction. */
export async function correctGroup(
  group: { readonly subject: string; readonly body: Readonly<Record<string, unknown>> },
  draft: GroupDraft,
  typedReason: string,
  context: GroupSubmissionContext,
): Promise<Result<string | 'nothing-changed', AdmissionProblem>> {
  const reason = typedReason.trim()
  const admitted = admitGroup(draft, context)
  const problems: AdmissionProblem[] = admitted.ok ? [] : [...admitted.problems]
  if (reason === '') problems.push({ code: 'required', field: 'reason' })
  if (reason.length > LONGEST_REASON) {
    problems.push({ code: 'too-long', field: 'reason', maximum: LONGEST_REASON })
  }
  if (!admitted.ok || problems.length > 0) return rejected(...problems)

  const changes = findChanges(group.body, admitted.value)
  if (Object.keys(changes).length === 0) return accepted('nothing-changed')
  await context.store.append({ subject: group.subject, kind: 'group-corrected', body: { changes, reason } })
  return accepted(group.subject)
}
