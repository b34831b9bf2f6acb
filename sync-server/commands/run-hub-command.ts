import { Command, CommanderError } from 'commander'
import { addAuditCommand } from './audit-command.ts'
import { sayCommandFailed } from './command-refusal.ts'
import { addDeskCommands } from './desk-commands.ts'
import type { CommandSurroundings } from './open-hub.ts'
import { addOrganisationCommands } from './organisation-commands.ts'
import { addPostOfficeCommand } from './post-office-command.ts'
import { addPrepareCommand } from './prepare-command.ts'
import { addRegistrarCommand } from './registrar-command.ts'
import { addServeCommand } from './serve-command.ts'
import { addSubjectCommands } from './subject-commands.ts'
import { addWorkerCommands } from './worker-commands.ts'

const GROUPS = [
  addServeCommand,
  addPostOfficeCommand,
  addPrepareCommand,
  addOrganisationCommands,
  addDeskCommands,
  addWorkerCommands,
  addRegistrarCommand,
  addAuditCommand,
  addSubjectCommands,
] as const

/** Carries out one command of the hub and answers the exit code: 0, or 1 with one sentence on what to do. */
export async function runHubCommand(
  args: readonly string[],
  surroundings: CommandSurroundings,
): Promise<0 | 1> {
  const program = new Command('hub').description('The hub of the registration desks / 登记台的枢纽')
  // Before the commands are added: they take these settings over from it.
  program.exitOverride().configureOutput({
    writeOut: (text) => surroundings.say(text.trimEnd()),
    writeErr: (text) => surroundings.complain(text.trimEnd()),
    outputError: (text, write) =>
      write(
        `命令写得不完整或不正确，加 --help 可查看用法。 The command is not right; --help shows how it is used. ${text}`,
      ),
  })
  for (const add of GROUPS) add(program, surroundings)
  try {
    await program.parseAsync(args, { from: 'user' })
    return 0
  } catch (failure) {
    // Help was asked for, or commander has said itself what is wrong.
    if (failure instanceof CommanderError) return failure.exitCode === 0 ? 0 : 1
    surroundings.complain(sayCommandFailed(failure))
    return 1
  }
}
