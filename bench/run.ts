import type { Say } from './bench-line.ts'

/**
 * `npm run bench -- sync`, `desk` or `vault`: one JSON object a line on standard output, all else on standard error. Each benchmark brings its
 * own browser and hub; HUB_URL names a real CouchDB to use instead of the embedded hub.
 */
const BENCHMARKS: Readonly<Record<string, (say: Say) => Promise<void>>> = {
  sync: async (say) => (await import('./sync.ts')).benchSync(say),
  'post-office': async (say) => (await import('./post-office.ts')).benchPostOffice(say),
  desk: async (say) => (await import('./desk.ts')).benchDesk(say),
  vault: async (say) => (await import('./vault.ts')).benchVault(say),
}

// Libraries that talk to the console must not spoil the lines that a program reads.
console.log = console.error
console.info = console.error

// An impatient end is an end all the same: browsers and hubs are ended by what listens to `exit`.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !Object.hasOwn(BENCHMARKS, name))
if (unknown.length > 0) {
  console.error(`no benchmark called ${unknown.join(', ')}; there are: ${Object.keys(BENCHMARKS).join(', ')}`)
  process.exit(1)
}
for (const [name, bench] of Object.entries(BENCHMARKS)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  await bench((line) => process.stdout.write(`${JSON.stringify(line)}\n`))
}
