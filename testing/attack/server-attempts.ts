import { deskRoles, deskUser } from '#contracts/hub-databases'
import { refusesRequest, sayUnlessRefused } from './asking.ts'
import { type Attempt, withControl } from './attempt.ts'
import type { Ground } from './ground.ts'

const USER = (code: string) => `/_users/org.couchdb.user:${deskUser(code)}`

/** What only the hub's administrator may ask of CouchDB, and what is kept of the other desks. */
export function serverAttempts(ground: Ground): readonly Attempt[] {
  const { desk, elsewhere, nobody } = ground
  const asks = (name: string, method: string, path: string, body?: unknown): Attempt =>
    refusesRequest(`a desk ${name}`, desk, () => desk.ask(method, path, body))
  const unnamed = (name: string, method: string, path: string, body?: unknown): Attempt =>
    withControl(
      `nobody ${name}`,
      async () => (await nobody('GET', '/_up')).status === 200,
      async () => sayUnlessRefused(await nobody(method, path, body)),
    )
  const source = { source: elsewhere.database, target: desk.database }
  return [
    asks('lists the databases', 'GET', '/_all_dbs'),
    asks('asks for every database’s size', 'POST', '/_dbs_info', { keys: [elsewhere.database] }),
    asks('follows which office writes when', 'GET', '/_db_updates'),
    asks('looks at what the server is doing', 'GET', '/_active_tasks'),
    asks('reads the server’s settings', 'GET', '/_node/_local/_config'),
    asks('reads the server’s secrets', 'GET', '/_node/_local/_config/chttpd_auth/secret'),
    asks('makes itself administrator', 'PUT', '/_node/_local/_config/admins/me', 'secret'),
    asks('restarts the server', 'POST', '/_node/_local/_restart', {}),
    asks('reads the server’s figures', 'GET', '/_node/_local/_stats'),
    asks('looks at the cluster', 'GET', '/_membership'),
    asks('sets the cluster up anew', 'POST', '/_cluster_setup', { action: 'enable_single_node' }),
    asks('lets another office be copied into its own', 'POST', '/_replicate', source),
    asks('leaves an order to copy another office', 'POST', '/_replicator', { _id: 'copy', ...source }),
    asks('reads the orders to copy', 'GET', '/_replicator/_all_docs'),
    asks('reads the feed of all databases', 'GET', '/_global_changes/_changes'),
    asks('lists the users', 'GET', '/_users/_all_docs'),
    asks('follows the users', 'GET', '/_users/_changes?include_docs=true'),
    asks('reads another desk’s account', 'GET', USER(elsewhere.code)),
    asks('makes a user', 'PUT', USER('410202001-77'), {
      ...{ name: deskUser('410202001-77'), type: 'user', password: 'mine' },
      roles: [...deskRoles(desk.org, desk.code, 'corps'), '_admin'],
    }),
    unnamed('lists the databases', 'GET', '/_all_dbs'),
    unnamed('lists the users', 'GET', '/_users/_all_docs'),
    unnamed('makes a database', 'PUT', '/org-410299998'),
    unnamed('reads the server’s settings', 'GET', '/_node/_local/_config'),
    makesUser(ground),
    changesAccount(ground, 'gives itself more roles', desk.code, { roles: ['_admin', 'reviewer'] }),
    changesAccount(ground, 'sets another desk’s password', elsewhere.code, { password: 'mine' }),
    changesAccount(ground, 'removes another desk’s account', elsewhere.code, { _deleted: true }),
  ]
}

/** CouchDB lets anybody make a user as long as they give it no roles; such a user opens nothing here. */
function makesUser({ nobody, asAdmin, desk, couch }: Ground): Attempt {
  const credential = { name: `stranger-${desk.org}`, password: 'of their own' }
  return {
    name: 'a stranger makes an account and opens an office with it',
    async attempt() {
      const path = `/_users/org.couchdb.user:${credential.name}`
      await nobody('PUT', path, { ...credential, type: 'user', roles: [] })
      const basic = Buffer.from(`${credential.name}:${credential.password}`).toString('base64')
      for (const database of [desk.database, 'directory']) {
        const answer = await fetch(`${couch}/${database}`, { headers: { authorization: `Basic ${basic}` } })
        await answer.body?.cancel()
        if (answer.status < 400) return `opened ${database}`
      }
      const { body } = await asAdmin('GET', path)
      await asAdmin('DELETE', `${path}?rev=${Object(body)._rev}`)
      return 'repelled'
    },
  }
}

/** Whatever is answered: afterwards roles and password of the account are what they were. */
function changesAccount(
  { desk, asAdmin }: Ground,
  name: string,
  code: string,
  change: Readonly<Record<string, unknown>>,
): Attempt {
  return {
    name: `a desk ${name}`,
    async attempt() {
      const { body: before } = await asAdmin('GET', USER(code))
      await desk.ask('PUT', USER(code), { ...Object(before), ...change })
      await desk.ask('POST', '/_users/_bulk_docs', { docs: [{ ...Object(before), ...change }] })
      const { body: after } = await asAdmin('GET', USER(code))
      return JSON.stringify(after) === JSON.stringify(before) ? 'repelled' : 'the account was changed'
    },
  }
}
