import { DeskIdentity, Enrolment, type Organisation } from '#contracts/enrolment'
import { tidyLine } from '#domain/text/normalise-text'
import { findDeskRecord } from '../organisations/desk-record.ts'
import { type DeskToEnrol, enrolDesk } from '../organisations/enrol-desk.ts'
import { writeEnrolmentFiles } from '../organisations/enrolment-files.ts'
import { refuse } from './command-refusal.ts'
import { type CommandSurroundings, type HubOptions, type OpenedHub, openHub } from './open-hub.ts'
import { readWorkers } from './read-workers.ts'

export interface EnrolOptions extends HubOptions {
  readonly name?: string
  readonly worker?: readonly string[]
  readonly publicUrl: string
}

/** `desk enrol CODE`. */
export async function enrol(
  code: string,
  options: EnrolOptions,
  surroundings: CommandSurroundings,
): Promise<void> {
  const hubUrl = readPublicUrl(options.publicUrl)
  const hub = await openHub(options, surroundings)
  const organisation = getOrganisationOf(hub, code)
  const desk = await readDesk(hub, organisation.code, code, options)
  await enrolAndSay(hub, organisation, desk, hubUrl, surroundings.say)
}

/** Enrols a desk and tells the operator where its files are and, once, what opens them. The password is told to nobody. */
export async function enrolAndSay(
  hub: Pick<OpenedHub, 'store' | 'register' | 'folder' | 'today'>,
  organisation: Organisation,
  desk: DeskToEnrol,
  hubUrl: string,
  say: (line: string) => void,
): Promise<void> {
  const enrolment = await enrolDesk(hub, organisation, desk, { hubUrl, today: hub.today })
  const files = await writeEnrolmentFiles(hub.folder, enrolment)
  say(`已登记登记台 ${desk.code} ${desk.name}。 Desk ${desk.code} is enrolled.`)
  say(`登记文件 enrolment file: ${files.file}`)
  say(`打印页 sheet to print: ${files.sheet}`)
  say(
    `一次性口令（只显示这一次，请另行告知） one-time code, shown this once, to be told separately: ${files.code}`,
  )
}

/** What was said now, else what is known of the desk from before. */
async function readDesk(
  hub: OpenedHub,
  org: string,
  code: string,
  options: EnrolOptions,
): Promise<DeskToEnrol> {
  const old = await findDeskRecord(hub, code)
  const name = tidyLine(options.name ?? old?.name ?? '')
  if (name === '' || name.length > 80)
    refuse('请用 --name 写明登记台名称（80 字以内）。', 'Name the desk with --name (at most 80 characters).')
  const workers = options.worker ? await readWorkers(hub, org, options.worker) : (old?.workers ?? [])
  if (workers.length === 0)
    refuse('请用 --worker 写明至少一位社区工作人员。', 'Name at least one community worker with --worker.')
  return { code, name, workers }
}

export function readPublicUrl(text: string): string {
  const read = Enrolment.shape.hubUrl.safeParse(text.replace(/\/+$/, ''))
  if (read.success) return read.data
  return refuse(
    '--public-url 应是登记台能访问的枢纽网址，如 https://hub.example.org/hub。',
    '--public-url must be the address at which desks reach the hub, such as https://hub.example.org/hub.',
  )
}

function getOrganisationOf(hub: OpenedHub, deskCode: string): Organisation {
  if (!DeskIdentity.shape.desk.shape.code.safeParse(deskCode).success)
    refuse(
      '登记台编号应为“组织编号-两位数字”，如 410202001-01。',
      "A desk's code is its organisation's, a dash and two digits, such as 410202001-01.",
    )
  const org = deskCode.slice(0, deskCode.indexOf('-'))
  const found = hub.book.organisations().find(({ code }) => code === org)
  return (
    found ??
    refuse(
      `没有正在使用的组织 ${org}，请先用 org add 添加。`,
      `There is no open organisation ${org}: add it with org add first.`,
    )
  )
}
