import { v7 as newId } from 'uuid'
import { dexieStorage } from '../src-renderer/store/dexie-storage.ts'
import { openDeskStore } from '../src-renderer/store/open-desk-store.ts'
import { sampleFacts } from '../testing/sample-facts.ts'

/** Runs in a page of the desk's own origin, before the desk is opened there. */
declare global {
  var seedDesk: (desk: string, org: string, registrations: number) => Promise<number>
}

/** Fills a desk's disk with another desk's registrations, as a first sync would, and answers how many the roster then shows. */
globalThis.seedDesk = async (desk, org, registrations) => {
  const store = await openDeskStore({
    desk,
    org,
    worker: () => 'bench',
    storage: dexieStorage(),
    now: () => Date.now(),
    newId,
    deskKey: null,
    locks: navigator.locks,
    onFailure: (error) => {
      throw error
    },
  })
  const facts = sampleFacts(`${org}-02`, registrations)
  for (let start = 0; start < facts.length; start += 1000) {
    await store.exchange.receive(facts.slice(start, start + 1000))
  }
  const shown = await new Promise<number>((resolve) => {
    const stop = store.watchRoster((roster) => {
      if (roster.length < registrations) return
      resolve(roster.length)
      queueMicrotask(() => stop())
    })
  })
  await store.close()
  return shown
}
