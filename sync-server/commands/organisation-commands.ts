import { type Command, Option } from 'commander'
import { ORGANISATION_LEVELS, type Organisation } from '#contracts/enrolment'
import { unreachable } from '#domain/result'
import { addOrganisation } from '../organisations/add-organisation.ts'
import { closeOrganisation } from '../organisations/close-organisation.ts'
import { refuse } from './command-refusal.ts'
import { type CommandSurroundings, type HubOptions, onRunningHub, openHub } from './open-hub.ts'
import { LEVEL_WORDS, sayOrganisationProblems } from './organisation-words.ts'

interface AddOptions extends HubOptions {
  readonly name: string
  readonly level: Organisation['level']
  readonly division: string
  readonly parent?: string
}

/** `org add|list|close`. */
export function addOrganisationCommands(program: Command, surroundings: CommandSurroundings): void {
  const org = program.command('org').description('organisations of this hub / 本枢纽的组织')
  onRunningHub(org.command('add <code>'))
    .description('add an organisation, with a database of its own / 添加组织')
    .requiredOption('--name <name>', 'full name / 全称')
    .addOption(
      new Option('--level <level>', 'its place in the tree / 层级')
        .choices(ORGANISATION_LEVELS)
        .makeOptionMandatory(),
    )
    .requiredOption('--division <code>', 'GB/T 2260, six digits / 行政区划代码')
    .option('--parent <code>', 'organisation directly above / 上级组织编号')
    .action((code: string, options: AddOptions) => add(code, options, surroundings))
  onRunningHub(org.command('list'))
    .description('the tree of organisations / 列出组织')
    .action((options: HubOptions) => list(options, surroundings))
  onRunningHub(org.command('close <code>'))
    .description('close an organisation: its desks are locked out, its records stay / 关闭组织')
    .action((code: string, options: HubOptions) => close(code, options, surroundings))
}

async function add(code: string, options: AddOptions, surroundings: CommandSurroundings): Promise<void> {
  const { store, book } = await openHub(options, surroundings)
  const { name, level, division, parent = null } = options
  const added = await addOrganisation(store, book, { code, name, level, division, parent })
  if (!added.ok) refuse(...sayOrganisationProblems(added.problems))
  surroundings.say(
    `已添加组织 ${added.value.code} ${added.value.name}。 Added organisation ${added.value.code}; enrol its desks with: desk enrol ${added.value.code}-01 …`,
  )
}

async function list(options: HubOptions, surroundings: CommandSurroundings): Promise<void> {
  const { book } = await openHub(options, surroundings)
  const open = book.organisations()
  const isTop = ({ parent }: Organisation) => !open.some(({ code }) => code === parent)
  function sayBranch(organisation: Organisation, depth: number): void {
    const { code, name, level, division } = organisation
    const [zh, en] = LEVEL_WORDS[level]
    surroundings.say(`${'  '.repeat(depth)}${code}  ${name}  ${zh} ${en}  ${division}`)
    for (const below of open.filter(({ parent }) => parent === code)) sayBranch(below, depth + 1)
  }
  for (const top of open.filter(isTop)) sayBranch(top, 0)
  if (open.length === 0)
    surroundings.say('还没有组织，请用 org add 添加。 No organisation yet: org add makes one.')
}

async function close(code: string, options: HubOptions, surroundings: CommandSurroundings): Promise<void> {
  const hub = await openHub(options, surroundings)
  const closing = await closeOrganisation(hub, hub.book, code, hub.today)
  switch (closing.outcome) {
    case 'unknown':
      return refuse(
        `没有正在使用的组织 ${code}，请用 org list 查看编号。`,
        `There is no open organisation ${code}: org list shows the codes.`,
      )
    case 'others-below': {
      const codes = closing.below.map((below) => below.code).join('、')
      return refuse(
        `还有下级组织 ${codes}，请先关闭它们。`,
        `Organisations stand below it (${codes}): close them first.`,
      )
    }
    case 'closed':
      return surroundings.say(
        `已关闭组织 ${code} ${closing.organisation.name}，撤销登记台 ${closing.desksRevoked} 台，资料保留。 Closed organisation ${code}; desks revoked: ${closing.desksRevoked}; its records stay.`,
      )
    default:
      return unreachable(closing)
  }
}
