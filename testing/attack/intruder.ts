import { deskUser, orgDatabase } from '#contracts/hub-databases'
import { toHubDocument } from '#contracts/hub-document'
import type { AnyFact } from '#domain/fact'
import { askHub, type HubAnswer } from '../ask-hub.ts'
import type { TestHub } from '../hub.ts'
import { buildNationalNumber } from '../national-number.ts'
import { retiree } from '../resident-drafts.ts'
import { registered } from '../submitted-facts.ts'

/** Somebody with a desk's credential in hand and no page around it: every request goes to CouchDB itself, past the proxy. */
export interface Intruder {
  readonly code: string
  readonly org: string
  readonly database: string
  readonly credential: { readonly name: string; readonly password: string }
  readonly cookie: string
  ask(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<HubAnswer>
  /** A registration that would be right in every respect, of a person who never came before. */
  fact(changes?: Partial<AnyFact>): AnyFact
  /** `_bulk_docs` into a database, the own one unless another is named. */
  write(documents: readonly object[], database?: string): Promise<HubAnswer>
}

let people = 0

/** Running number of the next made-up person; it makes an identity number that nobody else has. */
function nextPerson(): string {
  people += 1
  const bornOn = new Date(Date.UTC(1950, 0, 1 + Math.floor(people / 900))).toISOString().slice(0, 10)
  return buildNationalNumber('410202', bornOn, String(100 + (people % 900)))
}

/** CouchDB's own address, without a credential. */
export function couchUrlOf(hub: TestHub): string {
  const url = new URL(hub.adminUrl)
  url.username = ''
  url.password = ''
  return url.href.replace(/\/$/, '')
}

export async function openIntruder(
  hub: TestHub,
  code: string,
  credential: { readonly name: string; readonly password: string },
): Promise<Intruder> {
  const couch = couchUrlOf(hub)
  const org = code.slice(0, code.lastIndexOf('-'))
  const signedIn = await askHub(couch, 'POST', '/_session', credential)
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
  let n = 0
  const ask: Intruder['ask'] = (method, path, body, headers) =>
    askHub(couch, method, path, body, { cookie, ...headers })
  return {
    code,
    org,
    database: orgDatabase(org),
    credential,
    cookie,
    ask,
    fact(changes = {}) {
      n += 1
      const document = { type: 'resident-id', number: nextPerson() }
      return registered(code, n, retiree({ sex: null, document }), changes)
    },
    write: (documents, database = orgDatabase(org)) =>
      ask('POST', `/${database}/_bulk_docs`, { docs: documents.map(toDocument) }),
  }
}

/** The desk of a trial, with the password that its own page would get. */
export async function openTrialIntruder(hub: TestHub, code: string): Promise<Intruder> {
  const { credential } = await hub.enrolmentOf(code)
  if (credential.name !== deskUser(code)) throw new Error(`no credential for ${code}`)
  return openIntruder(hub, code, credential)
}

export function toDocument(fact: object): object {
  // Whatever has an id in the fact's own place is a fact; everything else is sent as it stands.
  return 'id' in fact ? toHubDocument(fact as AnyFact) : fact
}
