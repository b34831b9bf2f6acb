import { request } from 'node:http'
import { Enrolment } from '#contracts/enrolment'
import { makeEnrolmentCode, openEnrolment, sealEnrolment } from '#contracts/sealed-enrolment'
import { openFacts, sealFacts } from '#contracts/sealed-facts'
import { encodeBase64url } from '#domain/text/base64url'
import { readHubKeys } from '../../sync-server/keys/hub-keys.ts'
import { type Attempt, withControl } from './attempt.ts'
import type { Ground } from './ground.ts'

const CODE = 'ABCD-EFGH-JKMN'

/** Opens, changes or gets hold of what enrols a desk, and of what a locked desk hands over. */
export async function enrolmentAttempts(ground: Ground): Promise<readonly Attempt[]> {
  const { hub, desk } = ground
  const enrolment = await hub.enrolmentOf(desk.code)
  const sealed = await sealEnrolment(enrolment, CODE)
  const isWhole = async () => (await openEnrolment(sealed, CODE)).ok
  const opens = (name: string, text: () => string, code = CODE): Attempt =>
    withControl(name, isWhole, async () => ((await openEnrolment(text(), code)).ok ? 'it opened' : null))
  const changeAt = (part: number) => () => {
    const parts = sealed.split('.')
    const old = parts[part] ?? ''
    const at = Math.floor(old.length / 2)
    return parts.with(part, old.slice(0, at) + (old[at] === 'A' ? 'B' : 'A') + old.slice(at + 1)).join('.')
  }
  const stranger = { desk: ground.elsewhere.code, office: '别处' }
  const open = encodeBase64url(new TextEncoder().encode(JSON.stringify(stranger)))
  const isRead = async () => Enrolment.safeParse(enrolment).success
  const points = (hubUrl: string): Attempt =>
    withControl(`an enrolment sends a desk to ${hubUrl}`, isRead, async () =>
      Enrolment.safeParse({ ...enrolment, hubUrl }).success ? 'it was read' : null,
    )
  return [
    opens('an enrolment opens with another code', () => sealed, makeEnrolmentCode()),
    opens('an enrolment opens without a code', () => sealed, ''),
    opens('an enrolment opens with one changed letter in its head', changeAt(1)),
    opens('an enrolment opens with one changed letter in its salt', changeAt(2)),
    opens('an enrolment opens with one changed letter in its seal', changeAt(4)),
    opens('an enrolment opens under another desk’s name', () => sealed.split('.').with(1, open).join('.')),
    points('file:///etc/passwd#'),
    points('javascript:alert(1)'),
    points('https://hub.example.org/?to='),
    points('https://hub.example.org/#'),
    points('//hub.example.org'),
    ...trialAttempts(ground),
    ...(await exportAttempts(ground)),
  ]
}

/** A trial hands enrolments to this machine's own page, and to nobody who only looks like it. */
function trialAttempts({ hub, desk }: Ground): readonly Attempt[] {
  const path = `/desk/trial-enrolment/${desk.code}`
  const asks = (name: string, headers: Record<string, string>): Attempt =>
    withControl(
      `a trial hands its enrolment to ${name}`,
      async () => (await statusOf(hub.url, path, {})) === 200,
      async () => {
        const status = await statusOf(hub.url, path, headers)
        return status >= 400 ? null : `answered ${status}`
      },
    )
  return [
    asks('a site whose name leads to this machine', { host: 'evil.example' }),
    asks('a page of another site', { 'sec-fetch-site': 'cross-site' }),
    asks('a page of a site beside it', { 'sec-fetch-site': 'same-site' }),
    asks('somebody behind a proxy', { 'x-forwarded-for': '203.0.113.9' }),
    asks('somebody behind another proxy', { forwarded: 'for=203.0.113.9' }),
    asks('a caller of a name that only begins right', { host: 'localhost.evil.example' }),
  ]
}

/** `fetch` would not send another host's name. */
function statusOf(url: string, path: string, headers: Record<string, string>): Promise<number> {
  const { hostname, port } = new URL(url)
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, path, headers }, (answer) => {
      answer.resume().on('end', () => resolve(answer.statusCode ?? 0))
    })
    asked.on('error', reject).end()
  })
}

async function exportAttempts({ hub, desk, elsewhere }: Ground): Promise<readonly Attempt[]> {
  const key = readHubKeys(hub.folder).export
  const about = { desk: desk.code, org: desk.org }
  const sealed = await sealFacts([desk.fact()], key.publicKey, about)
  const own = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, false, ['deriveBits'])
  const isWhole = async () => (await openFacts(sealed, await key.open())).ok
  const other = JSON.stringify({ desk: elsewhere.code, org: elsewhere.org, facts: 1 })
  const renamed = sealed.split('.').with(1, encodeBase64url(new TextEncoder().encode(other)))
  return [
    withControl('somebody who found a file of facts opens it with a key of their own', isWhole, async () =>
      (await openFacts(sealed, own.privateKey)).ok ? 'it opened' : null,
    ),
    withControl('a file of facts is passed off as another desk’s', isWhole, async () =>
      (await openFacts(renamed.join('.'), await key.open())).ok ? 'it opened' : null,
    ),
  ]
}
