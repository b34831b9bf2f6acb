import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import type { Viewing } from '#domain/minors/list-viewings'
import { toCsv } from '#domain/text/to-csv'
import { listDeskRecords } from '../organisations/desk-record.ts'
import { findAuditedOrgs, readViewings } from '../organisations/read-viewings.ts'
import { refuse } from './command-refusal.ts'
import {
  type CommandSurroundings,
  type HubOptions,
  type OpenedHub,
  onRunningHub,
  openHub,
} from './open-hub.ts'
import { describeViewing, VIEWING_HEAD, type ViewingNames } from './viewing-words.ts'

type AuditOptions = HubOptions & { readonly year?: string; readonly org?: string; readonly out?: string }

/** `audit minors`. */
export function addAuditCommand(program: Command, surroundings: CommandSurroundings): void {
  const audit = program.command('audit').description('lists for whoever audits / 供审计的清单')
  onRunningHub(audit.command('minors'))
    .description("who opened which minor's record in a year / 一年里谁查阅了哪位未成年人的资料")
    .option(
      '--year <year>',
      'the year, by the wall clock of the desks; this one if left out / 年份，默认今年',
    )
    .option('--org <code>', 'of one organisation only / 只列一个组织的')
    .option('--out <file>', 'write a table for a spreadsheet instead / 写成表格文件')
    .action((options: AuditOptions) => auditMinors(options, surroundings))
}

async function auditMinors(options: AuditOptions, surroundings: CommandSurroundings): Promise<void> {
  const { say } = surroundings
  const hub = await openHub(options, surroundings)
  const year = options.year ?? hub.today.slice(0, 4)
  if (!/^[0-9]{4}$/.test(year))
    return refuse(
      `年份应为四位数字，不能是 ${year}。`,
      `A year has four digits; ${year} is none: --year ${hub.today.slice(0, 4)}`,
    )
  const viewings: Viewing[] = []
  const all = await findAuditedOrgs(hub)
  const orgs = options.org === undefined ? all : all.filter((org) => org === options.org)
  if (options.org !== undefined && orgs.length === 0)
    return refuse(
      `没有编号为 ${options.org} 的组织，请用 org list 查看编号。`,
      `There is no organisation ${options.org}: org list shows the codes.`,
    )
  for (const org of orgs) {
    const found = await readViewings(hub, org, year)
    viewings.push(...found)
    if (found.length > 0)
      say(`${org}  ${hub.book.find(org)?.name ?? ''}  查阅次数 views ${found.length}，${countOf(found)}`)
  }
  const names = await readNames(hub)
  const rows = viewings.map((viewing) => describeViewing(viewing, names))
  if (options.out === undefined) for (const row of rows) say(`  ${row.join('  ')}`)
  else writeTable(resolve(options.out), rows)
  say(
    `${year} 年共查阅未成年人资料 ${viewings.length} 次，${countOf(viewings)}。 In ${year} minors' records were viewed ${viewings.length} times${options.out === undefined ? '' : `; the table is in ${options.out}`}.`,
  )
}

function countOf(viewings: readonly Viewing[]): string {
  const people = new Set(viewings.map(({ subject }) => subject)).size
  const workers = new Set(viewings.map(({ worker }) => worker)).size
  return `涉及 people ${people}，工作人员 workers ${workers}`
}

async function readNames(hub: OpenedHub): Promise<ViewingNames> {
  const desks = await listDeskRecords(hub)
  const workers = new Map(desks.flatMap((desk) => desk.workers.map(({ id, name }) => [id, name] as const)))
  return {
    worker: (id) => workers.get(id) ?? '',
    organisation: (code) => hub.book.find(code)?.name ?? '',
  }
}

/** Names of children stand in it: for the hub's own user alone, and never over a file that is there. */
function writeTable(file: string, rows: readonly (readonly string[])[]): void {
  try {
    writeFileSync(file, toCsv([VIEWING_HEAD, ...rows]), { flag: 'wx', mode: 0o600 })
  } catch (failure) {
    const exists = Object(failure).code === 'EEXIST'
    refuse(
      exists ? `文件 ${file} 已经存在，请换一个名字。` : `文件 ${file} 写不进去，请检查文件夹和权限。`,
      exists
        ? `The file ${file} is there already: choose another name.`
        : `The file ${file} cannot be written: check the folder and its permissions.`,
    )
  }
}
