import { eraseSubject } from '../erasure/erase-subject.ts'
import { listErasureRecords } from '../erasure/erasure-record.ts'
import { readDesksByCode, unconfirmedDesks } from '../erasure/unconfirmed-desks.ts'
import { createHubLog } from '../hub-log.ts'
import { listDeskRecords } from '../organisations/desk-record.ts'
import type { SubjectFile } from '../subjects/subject-file.ts'
import { lookUp, refuseStrangers } from './look-up.ts'
import { type CommandSurroundings, type HubOptions, type OpenedHub, openHub } from './open-hub.ts'
import { readOwnKeys } from './own-keys.ts'
import type { SelectorOptions } from './read-selector.ts'
import { describeErasure, describeSubject } from './subject-words.ts'

export type EraseOptions = HubOptions & SelectorOptions & { readonly yes?: boolean }

/** `subject erase`. */
export async function erase(options: EraseOptions, surroundings: CommandSurroundings): Promise<void> {
  const { say, now, env } = surroundings
  const hub = await openHub(options, surroundings)
  const keys = await readOwnKeys(hub)
  const files = await lookUp(hub, options, surroundings)
  for (const file of files) for (const line of describeSubject(file, hub.book)) say(line)
  if (!options.yes) return sayWhatWouldGo(hub, files, say)
  refuseStrangers(files)
  const log = createHubLog(env.LOG_LEVEL ?? 'warn')
  const erasing = { ...hub, keys, log, nowMs: now }
  for (const { subject, org } of files) {
    const record = await eraseSubject(erasing, { subject, org, because: 'request' })
    const unconfirmed = unconfirmedDesks(record, await readDesksByCode(hub))
    say('枢纽上已删除。 Erased at the hub.')
    for (const line of describeErasure(record, unconfirmed, hub.book)) say(line)
  }
  say(
    '各登记台下次同步时删除自己的副本并确认，用 subject erasures --waiting 查看还差哪些；以前的备份里仍有这些资料，到期请销毁。 Each desk erases its copies when it next synchronises, and confirms; subject erasures --waiting shows who is missing. Earlier backups still hold it: destroy them when their time is over.',
  )
}

async function sayWhatWouldGo(
  hub: OpenedHub,
  files: readonly SubjectFile[],
  say: CommandSurroundings['say'],
): Promise<void> {
  if (files.every(({ erasure }) => erasure !== null))
    return say(
      '已经删除过；用 subject erasures 查看哪些登记台还没有确认。 Erased already: subject erasures shows which desks have not confirmed.',
    )
  const orgs = new Set(files.flatMap(({ places }) => places))
  const desks = (await listDeskRecords(hub)).filter(({ org }) => orgs.has(org))
  say(
    `以上登记的内容将全部删除：枢纽上 ${orgs.size} 个组织的记录和材料，以及 ${desks.length} 台登记台上的副本；只留下不含个人信息的记录，志愿服务号码不再对应任何人。删除后不能恢复。 All that these registrations say would be erased: facts and evidence of ${orgs.size} organisations at the hub, and the copies at ${desks.length} desks; what is left names nobody, and the number leads to nobody. It cannot be undone.`,
  )
  say(
    '同一个人可能在其他单位另有登记：请先用 subject find --document 查清。确认删除，请加 --yes 再执行一次；现在什么也没有删除。 The same person may be registered at other offices too: look first with subject find --document. To erase, run it once more with --yes; nothing has been erased now.',
  )
}

/** `subject erasures`. */
export async function listErasures(
  options: HubOptions & { readonly waiting?: boolean },
  surroundings: CommandSurroundings,
): Promise<void> {
  const { say } = surroundings
  const hub = await openHub(options, surroundings)
  const records = await readDesksByCode(hub)
  const all = (await listErasureRecords(hub)).map((erasure) => ({
    erasure,
    unconfirmed: unconfirmedDesks(erasure, records),
  }))
  const waiting = all.filter(({ unconfirmed }) => unconfirmed.some(({ isRevoked }) => !isRevoked))
  const shown = (options.waiting ? waiting : all).toSorted((one, other) =>
    one.erasure.on < other.erasure.on ? -1 : 1,
  )
  for (const { erasure, unconfirmed } of shown)
    for (const line of describeErasure(erasure, unconfirmed, hub.book)) say(line)
  say(
    `删除共 ${all.length} 件，等待登记台确认 ${waiting.length} 件。 Erasures: ${all.length}, waiting for a desk: ${waiting.length}.`,
  )
}
