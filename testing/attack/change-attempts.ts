import { orgDatabase } from '#contracts/hub-databases'
import { refusesRequest } from './asking.ts'
import type { Attempt } from './attempt.ts'
import type { Ground } from './ground.ts'
import { leavesFactAlone, refusesDocument } from './writing.ts'

/** Changes or removes what stands there, by every door that CouchDB has for it. */
export function changeAttempts(ground: Ground): readonly Attempt[] {
  const { desk } = ground
  const bulk = `/${desk.database}/_bulk_docs`
  const leaves = (name: string, act: Parameters<typeof leavesFactAlone>[3]): Attempt =>
    leavesFactAlone(ground, `a desk ${name}`, desk, act)
  return [
    leaves('changes its own fact', ({ document, rev }, path) =>
      desk.ask('PUT', path, { ...document, _rev: rev, body: { fullName: '李四' } }),
    ),
    leaves('deletes its own fact', ({ rev }, path) => desk.ask('DELETE', `${path}?rev=${rev}`)),
    leaves('buries its own fact among others', ({ document, rev }) =>
      desk.ask('POST', bulk, { docs: [{ ...document, _rev: rev, _deleted: true }] }),
    ),
    leaves('purges its own fact', ({ id, rev }) =>
      desk.ask('POST', `/${desk.database}/_purge`, { [id]: [rev] }),
    ),
    leaves('puts a rival beside its fact, as a replicator could', ({ document }) =>
      desk.ask('POST', bulk, {
        new_edits: false,
        docs: [{ ...document, _rev: `1-${'f'.repeat(32)}`, body: { fullName: '李四' } }],
      }),
    ),
    leaves('puts a longer history over its fact', ({ document, rev }) =>
      desk.ask('POST', bulk, {
        new_edits: false,
        docs: [
          {
            ...document,
            _rev: `9-${'f'.repeat(32)}`,
            _revisions: { start: 9, ids: ['f'.repeat(32), rev.slice(2)] },
          },
        ],
      }),
    ),
    leaves('puts a rival by a single write', ({ document }, path) =>
      desk.ask('PUT', `${path}?new_edits=false`, { ...document, _rev: `2-${'e'.repeat(32)}` }),
    ),
    leaves('buries its fact as a replicator could', ({ id }) =>
      desk.ask('POST', bulk, {
        new_edits: false,
        docs: [{ _id: id, _rev: `7-${'d'.repeat(32)}`, _deleted: true }],
      }),
    ),
    leaves('hangs an attachment on its fact', ({ rev }, path) =>
      desk.ask('PUT', `${path}/note.txt?rev=${rev}`, { any: 1 }),
    ),
    leaves('copies another fact over it', async ({ rev }, path) => {
      const { id } = desk.fact()
      await desk.ask('COPY', path, undefined, { destination: `${encodeURIComponent(id)}` })
      await desk.ask('COPY', path, undefined, { destination: `${path.split('/').at(-1)}?rev=${rev}` })
    }),
    refusesDocument(ground, 'a desk adds a design document', desk, () => ({
      _id: '_design/mine',
      views: {},
    })),
    refusesDocument(ground, 'a desk adds an index', desk, () => ({
      _id: '_design/index',
      language: 'query',
    })),
    refusesDocument(ground, 'a desk brings an attachment along', desk, () => ({
      ...desk.fact(),
      _attachments: { note: { content_type: 'text/plain', data: 'aGk=' } },
    })),
    copiesDraft(ground),
    replacesGuard(ground),
    ...databaseAttempts(ground),
  ]
}

/** `_local` documents are a replicator's notes; no guard is asked about them, so nothing may become of one. */
function copiesDraft({ desk, asAdmin }: Ground): Attempt {
  return {
    name: 'a desk copies a ruling of its own making out of its notes',
    async attempt() {
      const fact = desk.fact()
      const draft = `/${desk.database}/_local/draft`
      const kept = await desk.ask('PUT', draft, {
        ...fact,
        kind: 'registration-ruled',
        desk: 'hub',
        org: 'hub',
      })
      if (kept.status !== 201) return `its control failed: the note was answered ${kept.status}`
      const target = `${fact.id}.ruled`
      await desk.ask('COPY', draft, undefined, { destination: target })
      const { status } = await asAdmin('GET', `/${desk.database}/${encodeURIComponent(target)}`)
      return status === 404 ? 'repelled' : 'the ruling stands there'
    },
  }
}

function replacesGuard({ desk, asAdmin }: Ground): Attempt {
  const path = `/${desk.database}/_design/guard`
  return {
    name: 'a desk replaces the guard with an open door',
    async attempt() {
      const { body } = await asAdmin('GET', path)
      await desk.ask('PUT', path, { ...Object(body), validate_doc_update: 'function () {}' })
      await desk.ask('DELETE', `${path}?rev=${Object(body)._rev}`)
      const after = await asAdmin('GET', path)
      return Object(after.body)._rev === Object(body)._rev ? 'repelled' : 'the guard was changed'
    },
  }
}

/** What only an administrator does with a database. */
function databaseAttempts({ desk, elsewhere }: Ground): readonly Attempt[] {
  const refuses = (name: string, method: string, path: string, body?: unknown): Attempt =>
    refusesRequest(`a desk ${name}`, desk, () => desk.ask(method, path, body))
  const own = `/${desk.database}`
  const everybody = { admins: { names: [], roles: [] }, members: { names: [], roles: [] } }
  return [
    refuses('opens its office to everybody', 'PUT', `${own}/_security`, everybody),
    refuses('opens another office to everybody', 'PUT', `/${elsewhere.database}/_security`, everybody),
    refuses('deletes its office', 'DELETE', own),
    refuses('deletes another office', 'DELETE', `/${elsewhere.database}`),
    refuses('makes a database', 'PUT', `/${orgDatabase('410299999')}`),
    refuses('compacts its office', 'POST', `${own}/_compact`, {}),
    refuses('cleans up views', 'POST', `${own}/_view_cleanup`, {}),
    refuses('shortens what is kept of revisions', 'PUT', `${own}/_revs_limit`, 1),
    refuses('makes an index', 'POST', `${own}/_index`, { index: { fields: ['body'] } }),
    refuses('runs a view of its own', 'POST', `${own}/_temp_view`, { map: 'function (doc) { emit(1) }' }),
  ]
}
