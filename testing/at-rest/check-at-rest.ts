import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { build } from 'vite'
import { createHubLog } from '../../sync-server/hub-log.ts'
import { startHub } from '../../sync-server/start-hub.ts'
import { TRIAL_TREE } from '../../sync-server/trial-tree.ts'
import { makeKnownPeople } from './known-people.ts'
import { type Search, searchProfile } from './search-profile.ts'
import { workAtDesk } from './work-at-desk.ts'

/**
 * `npm run check:at-rest`: two desks work through the same day in two browser profiles, one of them with the seal left off its disk. Every
 * file of both is searched for everything that is known of everybody. The last line on standard output is what was found in the sealed
 * one; the check fails as well where the search is blind, that is, does not find what lies in the other.
 */
const REGISTERED = 200
const folder = mkdtempSync(join(tmpdir(), 'at-rest-'))
const deskFolder = join(folder, 'pages')
const say = (line: string) => void process.stderr.write(`${line}\n`)

function report(name: string, { values, found, files, bytes, foundIn }: Search): void {
  const kinds = Object.entries(Object.groupBy(found, ({ what }) => what))
  const counts = kinds.map(([what, some]) => `${what} ${some?.length ?? 0}`).join(', ')
  say(`${name}: ${found.length} of ${values} values found in ${files} files, ${Math.round(bytes / 1e6)} MB`)
  if (found.length > 0) say(`  ${counts}\n  in ${foundIn.join(', ')}`)
}

/** Each kind of value must be seen where nothing hides it, and nearly every one: a record that lies across two pieces of a file may not. */
function sees(control: Search, kinds: ReadonlySet<string>): boolean {
  const seen = new Set(control.found.map(({ what }) => what))
  return control.found.length >= control.values * 0.9 && seen.size === kinds.size
}

await build({
  configFile: false,
  root: join(import.meta.dirname, 'page'),
  publicDir: join(import.meta.dirname, '..', '..', 'src-renderer', 'public'),
  base: './',
  logLevel: 'error',
  plugins: [react()],
  build: { outDir: deskFolder, emptyOutDir: true, chunkSizeWarningLimit: 4000 },
})
const hub = await startHub({
  ...{ port: 0, couchPort: 0, couchUrl: null, folder: join(folder, 'hub'), deskFolder },
  ...{ tree: TRIAL_TREE, trial: true, postOffice: true, log: createHubLog('error') },
})
try {
  // One more is left half-typed.
  const people = makeKnownPeople(REGISTERED + 1, new Date().toLocaleDateString('sv-SE'))
  const values = people.flatMap((person) => person.values)
  const [sealedDesk, openDesk] = TRIAL_TREE.desks.filter(({ code }) => code.length > 9)
  if (sealedDesk === undefined || openDesk === undefined) throw new Error('the trial has too few desks')
  const day = async (name: string, desk: string, search: string) => {
    say(`${name}: registering ${REGISTERED} people at ${desk}`)
    await workAtDesk(join(folder, name), `${hub.url}/desk/?desk=${desk}${search}`, people)
    const found = searchProfile(join(folder, name), values)
    report(name, found)
    return found
  }
  const sealed = await day('sealed', sealedDesk.code, '')
  const control = await day('open', openDesk.code, '&plain')
  const blind = !sees(control, new Set(values.map(({ what }) => what)))
  if (blind) say('the search does not see what lies there in the open: this check proves nothing')
  process.stdout.write(`${JSON.stringify({ values: sealed.values, found: sealed.found.length })}\n`)
  process.exitCode = sealed.found.length === 0 && !blind ? 0 : 1
} finally {
  await hub.stop()
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
}
