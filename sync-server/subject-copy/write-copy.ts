import { type AnyFact, HUB } from '#domain/fact'
import { CONSENT_RETENTION_YEARS } from '#domain/policy/retention'
import { STATUS_WORDS } from '../subjects/status-words.ts'
import type { SubjectFile } from '../subjects/subject-file.ts'
import { type CopyNames, fieldLines, joined } from './field-lines.ts'
import { kindWords } from './kind-words.ts'
import { wordsOf } from './value-words.ts'

export interface CopyOf {
  readonly files: readonly SubjectFile[]
  readonly names: CopyNames
  readonly images: readonly string[]
  readonly madeOn: string
}

/** The copy that a person is handed (PIPL 45): what is held about them, in words, by which office, who saw it, who got it, and for how long. */
export function writeCopy({ files, names, images, madeOn }: CopyOf): string {
  const lines = [
    '个人信息副本 COPY OF PERSONAL INFORMATION',
    '依据《个人信息保护法》第四十五条 Personal Information Protection Law, article 45',
    `制作日期 Made on：${madeOn}`,
    ...files.flatMap((file, at) => [
      '',
      ...(files.length === 1
        ? []
        : [`######## 登记 ${at + 1}/${files.length} Registration ${at + 1} of ${files.length} ########`, '']),
      ...registrationLines(file, names),
    ]),
    '',
    '== 图像 Images ==',
    ...(images.length === 0 ? ['没有图像 none'] : images),
    '',
    ...RIGHTS,
    '',
  ]
  // What people wrote may have line ends in it, and would look like words of this copy.
  return lines.map((line) => line.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ')).join('\n')
}

function registrationLines(file: SubjectFile, names: CopyNames): readonly string[] {
  const { subject, org, registration } = file
  return [
    '== 谁保存这些资料 Who holds the data ==',
    `登记单位 Office that registered：${nameOf(names, org)}`,
    `也保存在 Held by as well：${
      file.places
        .slice(1)
        .map((place) => nameOf(names, place))
        .join('；') || '没有 nobody'
    }`,
    '',
    '== 登记情况 The registration ==',
    `姓名 Name：${registration?.resident.fullName ?? '—'}`,
    `状态 Status：${STATUS_WORDS[registration?.status ?? 'unreadable']}`,
    `志愿服务号码 Volunteer number：${registration?.volunteerNumber ?? '没有 none'}`,
    `临时编号 Provisional number：${registration?.provisionalNumber ?? '没有 none'}`,
    `登记编号 Registration：${subject}`,
    '',
    '== 全部记录 Everything that was written ==',
    ...file.facts.flatMap((fact) => factLines(fact, names)),
    '== 谁查阅过 Who looked at it ==',
    ...viewLines(file.facts, names),
    '',
    '== 提供给了谁 With whom it was shared ==',
    ...sharingLines(file, names),
    '',
    '== 保存多久 How long it is kept ==',
    ...retentionLines(file),
  ]
}

function factLines(fact: AnyFact, names: CopyNames): readonly string[] {
  return [
    `${names.record(fact.id) ?? ''}. ${momentOf(fact)}  ${joined(kindWords(fact.kind))}`,
    `  经办 By：${byWhom(fact, names)}`,
    ...(fact.redacted ? ['  内容已删除 what it said was erased'] : fieldLines(fact.body, names, 1)),
    '',
  ]
}

function byWhom({ org, desk, worker }: AnyFact, names: CopyNames): string {
  if (desk === HUB) return '枢纽 the hub'
  const deskName = names.desk(desk)
  const at = `登记台 desk ${desk}${deskName === null ? '' : ` ${deskName}`}`
  return `${nameOf(names, org)} · ${at} · ${names.worker(worker) ?? worker}`
}

function viewLines(facts: readonly AnyFact[], names: CopyNames): readonly string[] {
  const views = facts.filter(({ kind }) => kind === 'minor-data-viewed')
  if (views.length === 0)
    return [
      '没有查阅记录（只有查阅未成年人的资料才留下记录） none on record; only views of minors’ records are noted',
    ]
  return views.map((view) => {
    const opened = wordsOf('opened', String(view.body.opened))
    return `${momentOf(view)}  ${byWhom(view, names)}${opened ? `  ${joined(opened)}` : ''}`
  })
}

function sharingLines({ facts, org, places, exportedOn }: SubjectFile, names: CopyNames): readonly string[] {
  const told = facts.flatMap((fact) => {
    const said = sharedBy(fact, names)
    return said === null ? [] : [`${fact.at.slice(0, 10)}  ${said}`]
  })
  const copies = exportedOn.map((day) => `${day}  向本人提供副本 a copy was made for the person`)
  const lines = [...told, ...copies]
  const isShared = lines.length > 0 || places.some((place) => place !== org)
  return isShared ? lines : ['没有提供给其他单位 with nobody else']
}

/** What one fact says of data, or of word of the person, that went to another organisation; null where nothing. */
function sharedBy({ kind, desk, body }: AnyFact, names: CopyNames): string | null {
  const isHub = desk === HUB
  if (kind === 'review-opened' && isHub)
    return `送交审核 laid before：${nameOf(names, String(body.reviewer))}`
  if (kind === 'registration-ended' && isHub && body.because === 'transferred')
    return `转到 moved to：${String(body.officeName)}（本单位的资料没有随之转去 without the data of this office）`
  if (kind === 'dispute-notified' && isHub)
    return `异议，由以下单位转来 a dispute, passed on by：${String(body.openedAt)}`
  if (kind === 'transfer-requested')
    return '申请转入本单位，枢纽告知原登记单位 a move to this office was asked for, and the hub told the former one'
  if (kind === 'dispute-opened')
    return '提出异议，枢纽告知登记单位和它的上级总队，不含本人在这里填写的资料 a dispute was opened, and the hub told the office concerned and the corps above it, without what was filled in here'
  return null
}

function retentionLines({ registration }: SubjectFile): readonly string[] {
  const until = registration?.resident.guardianConsent?.retainUntil
  return [
    `不再做志愿者以后，除法律要求保存的服务记录外，资料予以删除；同意的证据再保存 ${CONSENT_RETENTION_YEARS} 年（民法典第一百八十八条），只保存、不使用，期满删除。`,
    `When the person is no longer a volunteer the data is deleted, except service records that the law requires; the proof of consent is kept for ${CONSENT_RETENTION_YEARS} more years (Civil Code 188), stored and not used, and then deleted.`,
    ...(until ? [`监护人同意的证据保存至 The proof of the guardian's consent is kept until：${until}`] : []),
  ]
}

const RIGHTS = [
  '== 更正、删除、撤回同意 Correcting, erasing, withdrawing consent ==',
  '本人（未满 18 周岁的，也可以由监护人）随时可以到登记单位要求更正（个人信息保护法第四十六条）、删除（第四十七条）或者撤回同意（第十五条）。不能办理的，会书面说明理由。',
  'The person, or the guardian of anyone under 18, may at any time ask at the office that registered them for a correction (Personal Information Protection Law, article 46), for erasure (47), or withdraw consent (15). Where it cannot be done, the reasons are given in writing.',
  '对处理有异议的，可以向市志愿服务联合会、网信部门或者民政部门投诉。',
  'Complaints go to the city federation, the cyberspace administration or civil affairs.',
  '这份副本含有个人信息，请妥善保管。 This copy holds personal information: keep it safe.',
]

function nameOf(names: CopyNames, org: string): string {
  const name = names.organisation(org)
  return name === null ? org : `${name}（${org}）`
}

/** The wall clock of whoever wrote it. */
function momentOf({ at }: AnyFact): string {
  return at.slice(0, 16).replace('T', ' ')
}
