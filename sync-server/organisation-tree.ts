import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { DeskIdentity, Organisation, Worker } from '#contracts/enrolment'

/** The organisations that one hub serves, and their desks. */
export const OrganisationTree = z.object({
  organisations: z.array(Organisation).min(1),
  desks: z.array(
    z.object({
      code: DeskIdentity.shape.desk.shape.code,
      name: z.string().min(1),
      /** Code of the organisation that it stands in. */
      org: Organisation.shape.code,
      workers: z.array(Worker).min(1),
    }),
  ),
})
export type OrganisationTree = z.infer<typeof OrganisationTree>
export type TreeDesk = OrganisationTree['desks'][number]

/** A tree from a file that an administrator wrote. Throws where the file is missing or is no tree. */
export function readTreeFile(path: string): OrganisationTree {
  return OrganisationTree.parse(JSON.parse(readFileSync(path, 'utf8')))
}

export function findDesk(tree: OrganisationTree, code: string): TreeDesk | null {
  return tree.desks.find((desk) => desk.code === code) ?? null
}

export function getOrganisation(tree: OrganisationTree, code: string): Organisation {
  const found = tree.organisations.find((organisation) => organisation.code === code)
  if (!found) throw new Error(`no organisation ${code} in this tree`)
  return found
}
