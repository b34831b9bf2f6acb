import { orgDatabase } from '#contracts/hub-databases'
import { toHubDocument } from '#contracts/hub-document'
import type { AnyFact } from '#domain/fact'
import { askHub, type HubAnswer } from './ask-hub.ts'
import type { TestHub } from './hub.ts'

export interface DeskSession {
  readonly database: string
  ask(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<HubAnswer>
  /** `_bulk_docs` into the desk's own office, as its replication sends it. */
  send(...facts: readonly (AnyFact | object)[]): Promise<readonly Record<string, unknown>[]>
}

/** Signs a desk of a test's hub in, as its own program would. */
export async function openDeskSession(
  hub: Pick<TestHub, 'hubUrl' | 'enrolmentOf'>,
  deskCode: string,
): Promise<DeskSession> {
  const { credential, organisation } = await hub.enrolmentOf(deskCode)
  const signedIn = await askHub(hub.hubUrl, 'POST', '/_session', credential)
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0]
  if (signedIn.status !== 200 || !cookie)
    throw new Error(`desk ${deskCode} cannot sign in: ${signedIn.status}`)
  const database = orgDatabase(organisation.code)
  const ask: DeskSession['ask'] = (method, path, body, headers) =>
    askHub(hub.hubUrl, method, path, body, { ...headers, cookie })
  return {
    database,
    ask,
    async send(...facts) {
      const docs = facts.map((fact) => ('id' in fact ? toHubDocument(fact as AnyFact) : fact))
      const { status, body } = await ask('POST', `/${database}/_bulk_docs`, { docs })
      if (status !== 201) throw new Error(`_bulk_docs answered ${status}`)
      return body as readonly Record<string, unknown>[]
    },
  }
}
