import { tryAll } from './all-attempts.ts'
import { openGround } from './ground.ts'

/** `npm run attack`: one line for each attempt on standard error, the sum as the last line on standard output. */
const ground = await openGround()
try {
  const tried = await tryAll(ground, ({ name, outcome }) => {
    process.stderr.write(
      `${outcome === 'repelled' ? 'repelled ' : 'NOT REPELLED '} ${name}${outcome === 'repelled' ? '' : ` — ${outcome}`}\n`,
    )
  })
  const repelled = tried.filter(({ outcome }) => outcome === 'repelled').length
  process.stdout.write(`${JSON.stringify({ attempts: tried.length, repelled })}\n`)
  process.exitCode = repelled === tried.length ? 0 : 1
} finally {
  await ground.close()
}
