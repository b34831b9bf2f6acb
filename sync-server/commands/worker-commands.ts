import type { Command } from 'commander'
import { changeDeskRecord, type DeskRecord, listDeskRecords } from '../organisations/desk-record.ts'
import { refuse } from './command-refusal.ts'
import {
  type CommandSurroundings,
  type HubOptions,
  type OpenedHub,
  onRunningHub,
  openHub,
} from './open-hub.ts'
import { readWorkers } from './read-workers.ts'

/** `worker add|list`. */
export function addWorkerCommands(program: Command, surroundings: CommandSurroundings): void {
  const worker = program.command('worker').description('community workers at the desks / 社区工作人员')
  onRunningHub(worker.command('add <code> <name...>'))
    .description('add workers to a desk, or to every desk of an organisation / 添加工作人员')
    .action((code: string, names: readonly string[], options: HubOptions) =>
      add(code, names, options, surroundings),
    )
  onRunningHub(worker.command('list [code]'))
    .description('workers of a desk, of an organisation, or of all / 列出工作人员')
    .action((code: string | undefined, options: HubOptions) => list(code, options, surroundings))
}

async function add(
  code: string,
  names: readonly string[],
  options: HubOptions,
  surroundings: CommandSurroundings,
): Promise<void> {
  const hub = await openHub(options, surroundings)
  const desks = await getDesks(hub, code)
  const org = desks[0]?.org ?? code
  const added = await readWorkers(hub, org, names)
  for (const desk of desks) {
    await changeDeskRecord(hub, desk.code, (record) => {
      const known = new Set(record?.workers.map(({ id }) => id))
      const more = added.filter(({ id }) => !known.has(id))
      return record && more.length > 0 ? { ...record, workers: [...record.workers, ...more] } : null
    })
  }
  const people = added.map(({ id, name }) => `${name} (${id})`).join('、')
  const codes = desks.map((desk) => desk.code).join('、')
  surroundings.say(
    `已添加 ${people}；登记台 ${codes} 用 desk enrol 重新登记后即可选用。 Added ${people}; they can be chosen at ${codes} once desk enrol has enrolled the desk again.`,
  )
}

async function list(
  code: string | undefined,
  options: HubOptions,
  surroundings: CommandSurroundings,
): Promise<void> {
  const hub = await openHub(options, surroundings)
  const desks = code === undefined ? await listDeskRecords(hub) : await getDesks(hub, code)
  for (const desk of desks) {
    const people = desk.workers.map(({ id, name }) => `${name} (${id})`).join('、')
    surroundings.say(`${desk.code}  ${people}`)
  }
  if (desks.length === 0)
    surroundings.say('还没有登记台，请用 desk enrol 登记。 No desk yet: desk enrol makes one.')
}

/** The desk of this code, or every desk of the organisation of this code. */
async function getDesks(hub: OpenedHub, code: string): Promise<readonly DeskRecord[]> {
  const org = code.replace(/-.*$/, '')
  const desks = (await listDeskRecords(hub, org)).filter((desk) => desk.code === code || desk.org === code)
  if (desks.length > 0) return desks
  return refuse(
    `没有编号为 ${code} 的登记台或组织，请用 desk list 查看编号。`,
    `There is no desk and no organisation with desks of the code ${code}: desk list shows them.`,
  )
}
