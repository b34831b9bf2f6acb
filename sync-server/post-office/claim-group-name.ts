import type { AnyFact } from '#domain/fact'
import type { GroupApplied } from '#domain/facts/group-applied'
import { foldGroup } from '#domain/groups/fold-group'
import type { Surroundings } from './post-office-surroundings.ts'

/** Within a county a name means one group. */
function nameId({ division, name }: { readonly division: string; readonly name: string }): string {
  return `group-name:${division}:${name}`
}

/** Claims a name by creating its document; a claim of its own is found again. */
export async function claimGroupName(
  { store, register }: Surroundings,
  claim: { readonly subject: string; readonly org: string; readonly group: GroupApplied },
): Promise<{ readonly outcome: 'claimed' } | { readonly outcome: 'taken'; readonly org: string }> {
  const { subject, org, group } = claim
  const _id = nameId(group)
  for (;;) {
    if ((await store.create(register, { _id, subject, org })) === 'created') return { outcome: 'claimed' }
    const held = await store.find(register, _id)
    // Released between the two requests: the next attempt finds it free.
    if (!held) continue
    return held.subject === subject ? { outcome: 'claimed' } : { outcome: 'taken', org: String(held.org) }
  }
}

/** Gives back every name that the group was submitted under and does not stand under. */
export async function releaseGroupNames(
  { store, register }: Surroundings,
  subject: string,
  facts: readonly AnyFact[],
  standing: GroupApplied | null,
): Promise<void> {
  const kept = standing && nameId(standing)
  const ids = new Set(
    (foldGroup(facts)?.submissions ?? []).flatMap(({ draft: { division, name } }) =>
      division && name ? [nameId({ division, name })] : [],
    ),
  )
  for (const id of ids) {
    if (id === kept) continue
    const held = await store.find(register, id)
    if (held?.subject === subject) await store.remove(register, held)
  }
}
