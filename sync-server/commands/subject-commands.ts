import type { Command } from 'commander'
import { type EraseOptions, erase, listErasures } from './erase-command.ts'
import { type ExportOptions, exportSubject } from './export-command.ts'
import { lookUp } from './look-up.ts'
import { type CommandSurroundings, type HubOptions, onRunningHub, openHub } from './open-hub.ts'
import { type SelectorOptions, withSelector } from './read-selector.ts'
import { describeSubject } from './subject-words.ts'

/** `subject find|export|erase|erasures`. */
export function addSubjectCommands(program: Command, surroundings: CommandSurroundings): void {
  const subject = program
    .command('subject')
    .description(
      'requests of people about their own data (PIPL 45, 47) / 个人对自己资料的查阅、复制、删除请求',
    )
  onRunningHub(withSelector(subject.command('find')))
    .description('who is registered, where, and who holds copies / 查找登记和它的副本')
    .action((options: HubOptions & SelectorOptions) => find(options, surroundings))
  onRunningHub(withSelector(subject.command('export')))
    .description('a copy of all that is held about a person, to be handed to them / 给本人的资料副本')
    .requiredOption('--out <folder>', 'a new folder for the copy / 存放副本的新文件夹')
    .action((options: ExportOptions) => exportSubject(options, surroundings))
  onRunningHub(withSelector(subject.command('erase')))
    .description('erase a person for good; without --yes only says what that would be / 永久删除')
    .option('--yes', 'do it / 确认删除')
    .action((options: EraseOptions) => erase(options, surroundings))
  onRunningHub(subject.command('erasures'))
    .description('who was erased when, and which desks have not confirmed it / 列出删除和登记台的确认')
    .option('--waiting', 'only those that a desk in use has not confirmed / 只列等待登记台确认的')
    .action((options: HubOptions & { readonly waiting?: boolean }) => listErasures(options, surroundings))
}

async function find(options: HubOptions & SelectorOptions, surroundings: CommandSurroundings): Promise<void> {
  const hub = await openHub(options, surroundings)
  const files = await lookUp(hub, options, surroundings)
  for (const file of files) for (const line of describeSubject(file, hub.book)) surroundings.say(line)
}
