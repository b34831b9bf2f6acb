import { runHubCommand } from './commands/run-hub-command.ts'

process.exitCode = await runHubCommand(process.argv.slice(2), {
  env: process.env,
  say: (line) => process.stdout.write(`${line}\n`),
  complain: (sentence) => process.stderr.write(`${sentence}\n`),
  progress: process.stderr,
  now: Date.now,
})
