import { expect, test } from 'vitest'
import { openShellBench } from './shell.fixture.ts'

const bench = openShellBench()

test('an enrolled desk signs in and reads its database through main, and never sees the session', async () => {
  const { page, dialogs } = await bench.startEnrolled()
  expect(await page.evaluate(() => window.deskBridge?.ask('hub:sign-in', null))).toEqual({
    outcome: 'signed-in',
  })
  const answer = await page.evaluate(async () => {
    const read = await fetch('hub://hub/org-410202001/_bulk_docs', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"docs":[]}',
    })
    return { status: read.status, date: read.headers.get('date') !== null, body: await read.json() }
  })
  expect(answer).toEqual({
    status: 200,
    date: true,
    body: { url: '/org-410202001/_bulk_docs', cookie: 'AuthSession=of-this-desk' },
  })
  expect(await page.evaluate(() => document.cookie)).toBe('')
  expect(dialogs).toEqual([])
})

test('heartbeats of a long-poll reach the page as they are sent, and giving up reaches the hub', async () => {
  const { page } = await bench.startEnrolled()
  await page.evaluate(() => window.deskBridge?.ask('hub:sign-in', null))
  const left = new Promise<void>((resolve) => {
    bench.answerDatabase((response) => {
      response.write('\n')
      response.once('close', resolve)
    })
  })
  const beat = await page.evaluate(async () => {
    const stop = new AbortController()
    const feed = await fetch('hub://hub/org-410202001/_changes?feed=longpoll', { signal: stop.signal })
    const first = await feed.body?.getReader().read()
    stop.abort()
    return new TextDecoder().decode(first?.value)
  })
  expect(beat).toBe('\n')
  await left
})

test('what is no path of a desk stays here, and a hub that is gone is a failed request', async () => {
  const { page } = await bench.startEnrolled()
  const ask = (address: string) => page.evaluate((a) => fetch(a).then(({ status }) => status), address)
  expect(await ask('hub://hub/_all_dbs')).toBe(404)
  bench.answerDatabase((response) => void response.destroy())
  await expect(ask('hub://hub/org-410202001/_changes')).rejects.toThrow('Failed to fetch')
})
