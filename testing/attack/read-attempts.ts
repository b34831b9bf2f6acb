import { DIRECTORY_DATABASE, REGISTER_DATABASE } from '#contracts/hub-databases'
import { refusesRequest, sayUnlessRefused } from './asking.ts'
import { type Attempt, withControl } from './attempt.ts'
import type { Ground } from './ground.ts'
import { writtenFact } from './writing.ts'

/** Reads what belongs to somebody else, with a desk's own good session or with none. */
export function readAttempts(ground: Ground): readonly Attempt[] {
  const { desk, elsewhere, corps, hub, nobody } = ground
  const other = elsewhere.database
  const read = (name: string, path: string, method = 'GET', body?: unknown): Attempt =>
    refusesRequest(`an office's desk reads ${name}`, desk, () => desk.ask(method, path, body))
  const unnamed = (name: string, path: string): Attempt =>
    withControl(
      `nobody reads ${name}`,
      async () => (await nobody('GET', '/')).status === 200,
      async () => sayUnlessRefused(await nobody('GET', path)),
    )
  return [
    read('another office’s documents', `/${other}/_all_docs?include_docs=true`),
    read('another office’s feed', `/${other}/_changes?include_docs=true`),
    read('another office’s documents in bulk', `/${other}/_bulk_get`, 'POST', { docs: [{ id: 'x' }] }),
    read('another office by a query', `/${other}/_find`, 'POST', { selector: {} }),
    read('which revisions another office lacks', `/${other}/_revs_diff`, 'POST', { x: ['1-a'] }),
    read('who may open another office', `/${other}/_security`),
    read('another office’s local documents', `/${other}/_local_docs`),
    read('the corps’s inbox', `/${corps.database}/_all_docs?include_docs=true`),
    read('the register', `/${hub.register}/_all_docs?include_docs=true`),
    read('the numbers of the register', `/${hub.register}/_all_docs?startkey="number:"`),
    read('a record of the register', `/${hub.register}/desk:${desk.code}`),
    read('the register’s feed', `/${hub.register}/_changes`),
    read('who may open the register', `/${hub.register}/_security`),
    readOneDocument(ground),
    readAsCorps(ground),
    unnamed('an office', `/${desk.database}/_all_docs`),
    unnamed('the directory', `/${DIRECTORY_DATABASE}/_all_docs`),
    unnamed('the register', `/${REGISTER_DATABASE}/_all_docs`),
    unnamed('an office’s feed', `/${desk.database}/_changes?feed=longpoll`),
  ]
}

/** The id is known (it leaked, say): it still opens nothing. */
function readOneDocument({ desk, elsewhere }: Ground): Attempt {
  let path = ''
  return withControl(
    'an office’s desk reads one document of another office, whose id it knows',
    async () => {
      path = `/${elsewhere.database}/${encodeURIComponent((await writtenFact(elsewhere)).id)}`
      return (await elsewhere.ask('GET', path)).status === 200
    },
    async () => sayUnlessRefused(await desk.ask('GET', path)),
  )
}

/** Standing above others is deciding on what is laid before it, not reading their people. */
function readAsCorps({ corps, desk }: Ground): Attempt {
  return refusesRequest('a corps reads the residents of an office below it', corps, () =>
    corps.ask('GET', `/${desk.database}/_all_docs?include_docs=true`),
  )
}
