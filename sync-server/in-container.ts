import { runHubCommand } from './commands/run-hub-command.ts'
import { openContainerDoor } from './container-door.ts'

/** `node sync-server/in-container.ts 5981:5980 serve …`: a command of the hub whose loopback port a proxy in another container reaches. */
const [ports = '', ...args] = process.argv.slice(2)
const [outside, loopback] = ports.split(':').map(Number)
if (!outside || !loopback) {
  process.stderr.write('先写两个端口，如 5981:5980。 Two ports come first, such as 5981:5980.\n')
  process.exit(1)
}
await openContainerDoor({ outside, loopback })
const exitCode = await runHubCommand(args, {
  env: process.env,
  say: (line) => process.stdout.write(`${line}\n`),
  complain: (sentence) => process.stderr.write(`${sentence}\n`),
  progress: process.stderr,
  now: Date.now,
})
// The door alone would keep a failed container up.
if (exitCode !== 0) process.exit(exitCode)
