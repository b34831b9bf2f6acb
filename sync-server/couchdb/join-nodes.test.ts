import { expect, test } from 'vitest'
import { joinNodes, type SetupNode } from './join-nodes.ts'

const HOSTS = ['couchdb.hub', 'couchdb-2.hub', 'couchdb-3.hub']
const CREDENTIAL = { username: 'hub-admin', password: 'secret' }

/** Nodes as CouchDB 3.5's `setup` application behaves: what is known, what is connected, and what the last step hands to everybody. */
function cluster(
  options: { readonly systemDatabases?: boolean; readonly unreachable?: string; readonly slow?: number } = {},
) {
  const known = new Set(['couchdb@couchdb.hub'])
  const asked: string[] = []
  let databases = options.systemDatabases ?? false
  let looks = options.slow ?? 0
  const sharesSecrets = new Set<string>()
  const node: SetupNode = {
    async ask(method, path, body) {
      const { action, host, username, password } = Object(body)
      asked.push(`${method} ${path}${action ? ` ${action}` : ''}`)
      if (path === '/_membership') {
        // A node that was just added is known at once and connected a little later.
        const all = looks > 0 ? ['couchdb@couchdb.hub'] : [...known]
        if (known.size === HOSTS.length) looks -= 1
        return { status: 200, body: { all_nodes: all, cluster_nodes: [...known] } }
      }
      if (action === 'add_node') {
        const right = username === CREDENTIAL.username && password === CREDENTIAL.password
        if (host === options.unreachable || !right)
          return {
            status: 400,
            body: { error: 'bad_request', reason: 'Add node failed. Invalid Host and/or Port.' },
          }
        known.add(`couchdb@${host}`)
        return { status: 201, body: { ok: true } }
      }
      for (const name of known) sharesSecrets.add(name)
      if (databases)
        return { status: 400, body: { error: 'bad_request', reason: 'Cluster is already finished' } }
      databases = true
      return { status: 201, body: { ok: true } }
    },
  }
  const nodes = HOSTS.map((host) => `couchdb@${host}`)
  return {
    node,
    asked,
    isWhole: () => databases && nodes.every((name) => known.has(name) && sharesSecrets.has(name)),
  }
}

const atOnce = async () => {}

test('three fresh nodes become one cluster with the same secrets', async () => {
  const fresh = cluster({ slow: 3 })
  const joined = await joinNodes(fresh.node, HOSTS, CREDENTIAL, atOnce)
  expect([joined, fresh.isWhole()]).toEqual([
    { outcome: 'joined', added: ['couchdb-2.hub', 'couchdb-3.hub'] },
    true,
  ])
})

test('a node that served alone until now takes the others in', async () => {
  const grown = cluster({ systemDatabases: true })
  expect(await joinNodes(grown.node, HOSTS, CREDENTIAL, atOnce)).toMatchObject({ outcome: 'joined' })
  expect(grown.isWhole()).toBe(true)
})

test('run again, it adds nothing', async () => {
  const again = cluster()
  await joinNodes(again.node, HOSTS, CREDENTIAL, atOnce)
  expect(await joinNodes(again.node, HOSTS, CREDENTIAL, atOnce)).toEqual({ outcome: 'joined', added: [] })
  expect(again.isWhole()).toBe(true)
  expect(again.asked.filter((question) => question.endsWith('add_node'))).toHaveLength(2)
})

test('a node that served alone hands out its secrets even where the power failed just before', async () => {
  const grown = cluster({ systemDatabases: true })
  const dies: SetupNode = {
    async ask(method, path, body) {
      if (Object(body).action === 'finish_cluster') throw new Error('the power is gone')
      return grown.node.ask(method, path, body)
    },
  }
  await expect(joinNodes(dies, HOSTS, CREDENTIAL, atOnce)).rejects.toThrow('power')
  expect(grown.isWhole()).toBe(false)
  await joinNodes(grown.node, HOSTS, CREDENTIAL, atOnce)
  expect(grown.isWhole()).toBe(true)
})

test('it goes on where it was interrupted', async () => {
  const broken = cluster()
  const dies: SetupNode = {
    async ask(method, path, body) {
      if (Object(body).host === 'couchdb-3.hub') throw new Error('the power is gone')
      return broken.node.ask(method, path, body)
    },
  }
  await expect(joinNodes(dies, HOSTS, CREDENTIAL, atOnce)).rejects.toThrow('power')
  expect(broken.isWhole()).toBe(false)
  expect(await joinNodes(broken.node, HOSTS, CREDENTIAL, atOnce)).toEqual({
    outcome: 'joined',
    added: ['couchdb-3.hub'],
  })
  expect(broken.isWhole()).toBe(true)
})

test('a node that cannot be reached is named, in CouchDB’s words', async () => {
  const lame = cluster({ unreachable: 'couchdb-3.hub' })
  expect(await joinNodes(lame.node, HOSTS, CREDENTIAL, atOnce)).toEqual({
    outcome: 'refused',
    host: 'couchdb-3.hub',
    words: 'Add node failed. Invalid Host and/or Port.',
  })
  expect(lame.isWhole()).toBe(false)
})
