import { admitGroup, type GroupAdmissionContext } from '#domain/groups/admit-group'
import type { GroupDraft } from '#domain/groups/group-draft'
import type { AdmissionProblem } from '#domain/registration/admission-problem'
import { accepted, type Result, rejected } from '#domain/result'
import type { DeskStore } from '../../store/desk-store.ts'

export interface GroupSubmissionContext extends GroupAdmissionContext {
  readonly store: DeskStore
}

/**
 * Applies for a volunteer group: one fact on this desk's disk, which goes to the organisation above by way of the hub. Answers its
 * subject. Rejects with `StoreFailure` where the disk refuses; the form then keeps everything.
 */
export async function submitGroup(
  subject: string,
  draft: GroupDraft,
  context: GroupSubmissionContext,
): Promise<Result<string, AdmissionProblem>> {
  const admitted = admitGroup(draft, context)
  if (!admitted.ok) return rejected(...admitted.problems)
  await context.store.append({ subject, kind: 'group-applied', body: admitted.value })
  return accepted(subject)
}
