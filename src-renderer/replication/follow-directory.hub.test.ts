import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DirectoryEntry } from '#contracts/directory'
import { fastClock } from '#testing/fast-clock'
import { startTestHub, type TestHub } from '#testing/hub'
import { hubCommand } from '#testing/hub-commands'
import { simulatedDesk } from '#testing/simulated-desk'
import { until } from '#testing/until'

let hub: TestHub
beforeAll(async () => {
  hub = await startTestHub({ postOffice: false })
})
afterAll(() => hub.close())

test('a desk reads a real hub’s directory once, and then hears of each change', async () => {
  const [, , corps] = hub.tree.organisations
  const code = hub.desks[0]?.code ?? ''
  const { credential } = await hub.enrolmentOf(code)
  const authorization = `Basic ${Buffer.from(`${credential.name}:${credential.password}`).toString('base64')}`
  const desk = simulatedDesk(code, {
    clock: fastClock(100),
    line: {
      signIn: async () => ({ outcome: 'signed-in' }),
      fetch: (path, init = {}) =>
        fetch(`${hub.hubUrl}${path}`, { ...init, headers: { ...init.headers, authorization } }),
    },
  })
  await desk.start()
  let entries: readonly DirectoryEntry[] = []
  desk.store().watchDirectory((read) => {
    entries = read
  })
  const namesOf = (kind: DirectoryEntry['kind']) => entries.filter((entry) => entry.kind === kind)
  await until(async () => namesOf('organisation').length >= hub.tree.organisations.length)
  const kinds = [
    'certificate-key',
    'export-key',
    'division',
    'minors-policy',
    'notice',
    'calendar',
    'registrar',
  ] as const
  for (const kind of kinds) expect(namesOf(kind).length, kind).toBeGreaterThan(0)

  const place = ['--level', 'office', '--division', '410202', '--parent', corps?.code ?? '']
  const fresh = `${hub.desks[0]?.org ?? ''}9`
  const added = await hubCommand(hub, 'org', 'add', fresh, '--name', '新社区', ...place)
  expect(added.exitCode).toBe(0)
  await until(async () => entries.some((entry) => entry.kind === 'organisation' && entry.code === fresh))
  await desk.stop()
})
