import { foldGroup } from '#domain/groups/fold-group'
import type { OrganisationBook } from '../organisation-book.ts'
import { listDeskRecords, type Registry } from '../organisations/desk-record.ts'
import { readFactsOf } from '../post-office/read-facts-of.ts'
import type { SubjectFile } from '../subjects/subject-file.ts'
import type { CopyNames } from './field-lines.ts'
import type { CopyImages } from './open-images.ts'

/** Reads what a copy needs to call everybody by name. */
export async function readCopyNames(
  registry: Registry & { readonly book: Pick<OrganisationBook, 'find'> },
  files: readonly SubjectFile[],
  images: CopyImages,
): Promise<CopyNames> {
  const desks = await listDeskRecords(registry)
  const deskNames = new Map(desks.map(({ code, name }) => [code, name]))
  const workers = new Map(desks.flatMap((desk) => desk.workers.map(({ id, name }) => [id, name] as const)))
  const records = new Map(files.flatMap(({ facts }) => facts.map(({ id }, at) => [id, at + 1] as const)))
  const groups = await readGroupNames(registry, files)
  const imageFiles = new Map(images.files.map(({ sha256, file }) => [sha256, file]))
  return {
    organisation: (code) => registry.book.find(code)?.name ?? null,
    desk: (code) => deskNames.get(code) ?? null,
    worker: (id) => workers.get(id) ?? null,
    group: (subject) => groups.get(subject) ?? null,
    record: (factId) => records.get(factId) ?? null,
    image: (sha256) => imageFiles.get(sha256) ?? images.missing.get(sha256) ?? null,
  }
}

async function readGroupNames(
  registry: Registry,
  files: readonly SubjectFile[],
): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>()
  for (const { org, facts } of files)
    for (const { body } of facts) {
      const { group } = body
      if (typeof group !== 'string' || !group.startsWith('group:')) continue
      const name = foldGroup(await readFactsOf(registry, org, group))?.draft.name
      if (name) names.set(group, name)
    }
  return names
}
