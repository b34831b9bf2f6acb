import { randomInt } from 'node:crypto'
import type { Organisation } from '#contracts/enrolment'
import { DIRECTORY_DATABASE, orgDatabase } from '#contracts/hub-databases'
import { toHubDocument } from '#contracts/hub-document'
import type { AnyFact } from '#domain/fact'
import { askHub } from '#testing/ask-hub'
import { sampleFacts } from '#testing/sample-facts'
import { inLanes } from '../sync-server/post-office/in-lanes.ts'
import { ORGANISATION_GUARD } from '../sync-server/prepare/guard-source.ts'

/** Offices with a register of their own on a hub where others may have theirs. */
export interface ManyOffices {
  readonly codes: readonly string[]
  readonly register: string
  /** Uploads so many facts to each, and answers them all. */
  fill(factsEach: number): Promise<readonly AnyFact[]>
  close(): Promise<void>
}

const LANES = 8

/** An office's code is a mark that nobody else uses and its place. */
function buildOffices(count: number): readonly Organisation[] {
  const mark = String(randomInt(0, 10_000_000)).padStart(7, '0')
  return Array.from({ length: count }, (_, index) => ({
    code: `9${mark}${String(index).padStart(4, '0')}`,
    name: `第${index + 1}社区`,
    level: 'office',
    division: '410202',
    parent: null,
  }))
}

export async function openManyOffices(adminUrl: string, count: number): Promise<ManyOffices> {
  const offices = buildOffices(count)
  const codes = offices.map(({ code }) => code)
  const register = `register-bench-${crypto.randomUUID().slice(0, 8)}`
  const put = (path: string, body?: unknown) => askHub(adminUrl, 'PUT', path, body)
  await put(`/${register}`)
  await inLanes(codes, LANES, async (code) => {
    await put(`/${orgDatabase(code)}`)
    await put(`/${orgDatabase(code)}/_design/guard`, { validate_doc_update: ORGANISATION_GUARD })
  })
  const docs = offices.map((office) => ({
    _id: `organisation:${office.code}`,
    kind: 'organisation',
    ...office,
  }))
  await askHub(adminUrl, 'POST', `/${DIRECTORY_DATABASE}/_bulk_docs`, { docs })
  return {
    codes,
    register,
    async fill(factsEach) {
      const facts = codes.flatMap((code, index) => factsOf(code, index, factsEach))
      await inLanes(codes, LANES, async (code) => {
        const docs = facts.filter(({ org }) => org === code).map(toHubDocument)
        await askHub(adminUrl, 'POST', `/${orgDatabase(code)}/_bulk_docs`, { docs })
      })
      return facts
    },
    async close() {
      await inLanes([register, ...codes.map(orgDatabase)], LANES, (name) =>
        askHub(adminUrl, 'DELETE', `/${name}`),
      )
      const keys = docs.map(({ _id }) => _id)
      const { body } = await askHub(adminUrl, 'POST', `/${DIRECTORY_DATABASE}/_all_docs`, { keys })
      const { rows } = body as { rows: readonly { id: string; value: { rev: string } }[] }
      const gone = rows.map(({ id, value }) => ({ _id: id, _rev: value.rev, _deleted: true }))
      await askHub(adminUrl, 'POST', `/${DIRECTORY_DATABASE}/_bulk_docs`, { docs: gone })
    },
  }
}

/** People that no other office has, numbered as one desk of the office would. */
function factsOf(code: string, place: number, count: number): readonly AnyFact[] {
  const facts = sampleFacts(`${code}-01`, count, { from: place * count + 1, seed: place + 1 })
  return facts.map((fact, index) => ({ ...fact, n: index + 1 }))
}
