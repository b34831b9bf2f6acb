import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openEnrolment } from '#contracts/sealed-enrolment'
import { askHub, type HubAnswer } from '../ask-hub.ts'
import { startTestHub, type TestHub } from '../hub.ts'
import { hubCommand } from '../hub-commands.ts'
import { until } from '../until.ts'
import { couchUrlOf, type Intruder, openIntruder, openTrialIntruder } from './intruder.ts'

/** A whole hub with its post office at work, and everybody who tries something at it. */
export interface Ground {
  readonly hub: TestHub
  /** CouchDB itself, past the proxy. */
  readonly couch: string
  /** A desk of an office, and the one beside it. */
  readonly desk: Intruder
  readonly beside: Intruder
  /** A desk of another office. */
  readonly elsewhere: Intruder
  /** The corps above the offices, and the corps of another county. */
  readonly corps: Intruder
  readonly otherCorps: Intruder
  /** A desk that was revoked; its session is from before. */
  readonly revoked: Intruder
  asAdmin(method: string, path: string, body?: unknown): Promise<HubAnswer>
  nobody(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<HubAnswer>
  close(): Promise<void>
}

export async function openGround(): Promise<Ground> {
  const hub = await startTestHub()
  const couch = couchUrlOf(hub)
  const codeOf = (at: number) => hub.desks[at]?.code ?? ''
  const revoked = await openTrialIntruder(hub, codeOf(3))
  await hubCommand(hub, 'desk', 'revoke', revoked.code)
  // CouchDB hears of a changed user by its own feed.
  await until(async () => (await revoked.ask('GET', `/${revoked.database}`)).status === 403)
  return {
    hub,
    couch,
    desk: await openTrialIntruder(hub, codeOf(0)),
    beside: await openTrialIntruder(hub, codeOf(1)),
    elsewhere: await openTrialIntruder(hub, codeOf(2)),
    corps: await openTrialIntruder(hub, codeOf(4)),
    otherCorps: await openOtherCorps(hub),
    revoked,
    asAdmin: (method, path, body) => askHub(hub.adminUrl, method, path, body),
    nobody: (method, path, body, headers) => askHub(couch, method, path, body, headers),
    close: () => hub.close(),
  }
}

/** Another county's corps, added and enrolled as an operator would. */
async function openOtherCorps(hub: TestHub): Promise<Intruder> {
  const federation = hub.tree.organisations[1]?.code ?? ''
  const code = `${federation.slice(0, -1)}88`
  const place = ['--level', 'corps', '--division', '410203', '--parent', federation]
  await hubCommand(hub, 'org', 'add', code, '--name', '顺河回族区志愿服务总队', ...place)
  const desk = `${code}-01`
  const enrolment = ['--name', '1号登记台', '--worker', '何静', '--public-url', hub.hubUrl]
  const { out } = await hubCommand(hub, 'desk', 'enrol', desk, ...enrolment)
  const [oneTimeCode = ''] = /[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(out) ?? []
  const sealed = readFileSync(join(hub.folder, `enrolment-${desk}.txt`), 'utf8')
  const opened = await openEnrolment(sealed, oneTimeCode)
  if (!opened.ok) throw new Error(`${desk} could not be enrolled: ${out}`)
  return openIntruder(hub, desk, opened.value.credential)
}
