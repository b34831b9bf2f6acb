import { orgDatabase } from '#contracts/hub-databases'
import type { HubConnection } from '../src-renderer/replication/hub-connection.ts'
import { askHub } from './ask-hub.ts'
import { type FaultProxy, startFaultProxy } from './fault-proxy.ts'
import { startTestHub } from './hub.ts'

/** One office's database on a real hub (embedded, or the CouchDB that HUB_URL names), with a guard that a test can change. */
export interface TestOffice {
  readonly code: string
  /** The database's URL over the line that can fail. */
  readonly url: string
  readonly proxy: FaultProxy
  /** Header that opens the database. */
  readonly authorization: string
  connect(): HubConnection
  ask(method: string, path: string, body?: unknown): Promise<Record<string, unknown>>
  /** The guard refuses documents for which this JavaScript condition on `doc` holds. */
  refuse(condition: string): Promise<void>
  close(): Promise<void>
}

/** A function that opens fresh offices on one hub, and one that ends the hub. */
export async function startOfficeHub(): Promise<{
  openOffice(): Promise<TestOffice>
  close(): Promise<void>
}> {
  const external = process.env.HUB_URL?.replace(/\/$/, '')
  const hub = external ? null : await startTestHub({ postOffice: false })
  const adminUrl = hub?.adminUrl ?? external ?? ''
  return { openOffice: () => openOffice(adminUrl), close: async () => hub?.close() }
}

async function openOffice(adminUrl: string): Promise<TestOffice> {
  const code = `99${String(Math.floor(Math.random() * 1e10)).padStart(10, '0')}`
  const database = orgDatabase(code)
  const { username, password } = new URL(adminUrl)
  const credential = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`
  const authorization = `Basic ${Buffer.from(credential).toString('base64')}`
  const proxy = await startFaultProxy(adminUrl)
  const ask: TestOffice['ask'] = async (method, path, body) => {
    const answer = await askHub(adminUrl, method, `/${database}${path}`, body)
    return answer.body as Record<string, unknown>
  }
  await ask('PUT', '')
  return {
    code,
    url: `${proxy.url}/${database}`,
    proxy,
    authorization,
    connect: () => ({
      signIn: async () => ({ outcome: 'signed-in' }),
      fetch: (path, init = {}) =>
        fetch(`${proxy.url}${path}`, { ...init, headers: { ...init.headers, authorization } }),
    }),
    ask,
    async refuse(condition) {
      const { _rev } = await ask('GET', '/_design/guard')
      await ask('PUT', '/_design/guard', {
        ...(typeof _rev === 'string' ? { _rev } : {}),
        validate_doc_update: `function (doc) { if (${condition}) throw({ forbidden: 'not this one' }) }`,
      })
    },
    async close() {
      await ask('DELETE', '')
      await proxy.close()
    },
  }
}
