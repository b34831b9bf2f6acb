import type { Command } from 'commander'
import { unreachable } from '#domain/result'
import { findDeskRecord, listDeskRecords } from '../organisations/desk-record.ts'
import { revokeDesk } from '../organisations/revoke-desk.ts'
import { checkDeskChain } from '../seals/check-desk-chain.ts'
import { refuse } from './command-refusal.ts'
import { countParked, describeDesk } from './desk-words.ts'
import { type EnrolOptions, enrol } from './enrol-command.ts'
import { importFile } from './import-file.ts'
import { type CommandSurroundings, type HubOptions, onRunningHub, openHub } from './open-hub.ts'
import { describeFinding } from './seal-words.ts'

/** `desk enrol|revoke|list|verify|import`. */
export function addDeskCommands(program: Command, surroundings: CommandSurroundings): void {
  const desk = program.command('desk').description('desks of this hub / 本枢纽的登记台')
  onRunningHub(desk.command('enrol <code>'))
    .description('enrol a desk, or enrol it again with a new password / 登记（或重新登记）一台登记台')
    .option('--name <name>', 'name of the desk / 登记台名称')
    .option('--worker <name...>', 'who works at it / 社区工作人员姓名')
    .requiredOption('--public-url <url>', 'where the desk reaches the hub / 登记台访问枢纽的网址')
    .action((code: string, options: EnrolOptions) => enrol(code, options, surroundings))
  onRunningHub(desk.command('revoke <code>'))
    .description('lock a desk out from its next request on / 撤销登记台')
    .action((code: string, options: HubOptions) => revoke(code, options, surroundings))
  onRunningHub(desk.command('list'))
    .description('desks, when they were here last, and what the hub holds of them / 列出登记台')
    .option('--org <code>', 'of one organisation only / 只列一个组织的')
    .action((options: HubOptions & { org?: string }) => list(options, surroundings))
  onRunningHub(desk.command('verify <code>'))
    .description('check every seal of a desk, and that none of its facts is gone / 核对一台登记台的全部封签')
    .action((code: string, options: HubOptions) => verify(code, options, surroundings))
  onRunningHub(desk.command('import <file>'))
    .description(
      'take in the unsent facts and evidence that a locked desk saved as a file / 导入登记台导出的未上传记录和材料',
    )
    .action((file: string, options: HubOptions) => importFile(file, options, surroundings))
}

async function revoke(code: string, options: HubOptions, surroundings: CommandSurroundings): Promise<void> {
  const hub = await openHub(options, surroundings)
  const outcome = await revokeDesk(hub, code, hub.today)
  switch (outcome) {
    case 'unknown':
      return refuse(
        `没有登记台 ${code}，请用 desk list 查看编号。`,
        `There is no desk ${code}: desk list shows the codes.`,
      )
    case 'revoked':
      return surroundings.say(
        `已撤销登记台 ${code}，它下次联系枢纽时即被锁定；未上传的记录和材料可以导出后用 desk import 导入。 Desk ${code} is revoked and locks at its next contact; what it could not send can be exported there and taken in with desk import.`,
      )
    case 'revoked-before':
      return surroundings.say(`登记台 ${code} 此前已撤销。 Desk ${code} had been revoked before.`)
    default:
      return unreachable(outcome)
  }
}

async function verify(code: string, options: HubOptions, surroundings: CommandSurroundings): Promise<void> {
  const hub = await openHub(options, surroundings)
  const desk = await findDeskRecord(hub, code)
  if (desk === null)
    return refuse(
      `没有登记台 ${code}，请用 desk list 查看编号。`,
      `There is no desk ${code}: desk list shows the codes.`,
    )
  const { facts, beforeSeals, unchecked, findingCount, findings } = await checkDeskChain(hub, desk)
  surroundings.say(
    `${code}  核对记录 facts checked ${facts}，启用封签以前 before seals ${beforeSeals}，已删除或更新版本 erased or newer ${unchecked}，不符 findings ${findingCount}`,
  )
  for (const found of findings) surroundings.say(`  ${describeFinding(found)}`)
  if (findingCount > 0)
    return refuse(
      `登记台 ${code} 的记录与封签不符：请保留现状，不要改动，并查明原因。`,
      `The facts of desk ${code} do not match their seals: leave everything as it is, and find out why.`,
    )
}

async function list(
  options: HubOptions & { readonly org?: string },
  surroundings: CommandSurroundings,
): Promise<void> {
  const hub = await openHub(options, surroundings)
  const desks = await listDeskRecords(hub, options.org ?? null)
  if (desks.length === 0)
    return surroundings.say('还没有登记台，请用 desk enrol 登记。 No desk yet: desk enrol makes one.')
  for (const org of new Set(desks.map((desk) => desk.org))) {
    const waiting = await countParked(hub, org)
    const name = hub.book.find(org)?.name ?? ''
    surroundings.say(`${org}  ${name}  待人工查看 documents that wait for a person: ${waiting}`)
    for (const desk of desks.filter((known) => known.org === org))
      surroundings.say(`  ${await describeDesk(hub, desk)}`)
  }
}
