import { orgDatabase } from '#contracts/hub-databases'
import { DOCUMENT_TYPES } from '#domain/facts/identity-document-fields'
import { documentKey } from '#domain/identity-document/document-key'
import { normaliseDocumentNumber } from '#domain/identity-document/normalise-document-number'
import { foldRegistration } from '#domain/registration/fold-registration'
import { findErasureRecord } from '../erasure/erasure-record.ts'
import type { Registry } from '../organisations/desk-record.ts'
import { findAuditedOrgs } from '../organisations/read-viewings.ts'
import { readFactsOf } from '../post-office/read-facts-of.ts'
import { type FoundSubject, type SearchProgress, type Sought, searchOffices } from './search-offices.ts'

/** By what a person is looked for; each as `read-selector.ts` has tidied it. */
export type Selector =
  | { readonly by: 'subject'; readonly subject: string }
  | { readonly by: 'volunteer-number'; readonly number: string }
  | { readonly by: 'provisional-number'; readonly number: string; readonly org: string }
  | { readonly by: 'document'; readonly number: string }

/** Every registration that is meant: several where a document was registered at several offices. */
export async function findSubjects(
  registry: Registry,
  selector: Selector,
  onProgress: SearchProgress,
): Promise<readonly FoundSubject[]> {
  switch (selector.by) {
    case 'subject':
      return findWhereItIs(registry, selector.subject)
    case 'volunteer-number': {
      const held = await registry.store.find(registry.register, `number:${selector.number}`)
      return held ? findWhereItIs(registry, String(held.subject)) : []
    }
    case 'provisional-number': {
      const orgs = (await findAuditedOrgs(registry)).filter((org) => org === selector.org)
      const { number } = selector
      const sought: Sought = {
        mayBe: ({ body }) => JSON.stringify(body).includes(number),
        isMeant: ({ provisionalNumber }) => provisionalNumber === number,
      }
      return searchOffices(registry, orgs, sought, onProgress)
    }
    case 'document':
      return searchOffices(
        registry,
        await findAuditedOrgs(registry),
        soughtByDocument(selector.number),
        onProgress,
      )
  }
}

/** The register knows it of who has a number and of who is erased; of others their office alone does. */
async function findWhereItIs(registry: Registry, subject: string): Promise<readonly FoundSubject[]> {
  const { store, register } = registry
  const known =
    (await findErasureRecord(registry, subject)) ?? (await store.find(register, `allocation:${subject}`))
  if (known) return [{ subject, org: String(known.org) }]
  for (const org of await findAuditedOrgs(registry)) {
    if ((await store.findIds(orgDatabase(org), `${subject}:`)).length === 0) continue
    if (foldRegistration(await readFactsOf(registry, org, subject))?.org === org) return [{ subject, org }]
  }
  return []
}

/** The kind of the document is not asked for: the number is compared as that of the kind that was registered. */
function soughtByDocument(number: string): Sought {
  const keys = new Map<string | undefined, string>(
    DOCUMENT_TYPES.map((type) => [type, documentKey({ type, number })]),
  )
  // A travel permit's key leaves out the end of its number, so the shortest is what all of them have in them.
  const [needle = number] = [...keys.values()]
    .map((key) => key.slice(key.indexOf(':') + 1))
    .toSorted((one, other) => one.length - other.length)
  return {
    mayBe: ({ body }) =>
      normaliseDocumentNumber(JSON.stringify([body.document, Object(body.changes).document])).includes(
        needle,
      ),
    isMeant: ({ documentKey: key, resident }) =>
      key !== null && key === keys.get(resident.document?.type ?? undefined),
  }
}
