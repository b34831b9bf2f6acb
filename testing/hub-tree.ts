import { randomInt } from 'node:crypto'
import type { OrganisationTree } from '../sync-server/organisation-tree.ts'
import { TRIAL_TREE } from '../sync-server/trial-tree.ts'

/**
 * The trial tree under codes that nobody else uses, so that tests can share one CouchDB. Codes begin with 9, as no division does;
 * names and divisions stay, because numbers are made from them.
 */
export function buildTestTree(): OrganisationTree {
  const mark = String(randomInt(0, 100_000_000)).padStart(8, '0')
  const codes = new Map(TRIAL_TREE.organisations.map(({ code }, index) => [code, `9${mark}${index}`]))
  const renamed = (code: string) => codes.get(code) ?? code
  return {
    organisations: TRIAL_TREE.organisations.map((organisation) => ({
      ...organisation,
      code: renamed(organisation.code),
      parent: organisation.parent === null ? null : renamed(organisation.parent),
    })),
    desks: TRIAL_TREE.desks.map((desk) => ({
      ...desk,
      org: renamed(desk.org),
      code: desk.code.replace(desk.org, renamed(desk.org)),
      workers: desk.workers.map(({ id, name }) => ({ id: id.replace(desk.org, renamed(desk.org)), name })),
    })),
  }
}
