import type { Enrolment, Organisation, Worker } from '#contracts/enrolment'
import { deskUser } from '#contracts/hub-databases'
import type { PlainDate } from '#domain/plain-date'
import { makeDeskPassword, putDeskAccount } from './desk-account.ts'
import { changeDeskRecord, type Registry } from './desk-record.ts'

export interface DeskToEnrol {
  readonly code: string
  readonly name: string
  readonly workers: readonly Worker[]
}

/** What a desk is handed once: who it is, where its hub is, and its credential. */
export function buildEnrolment(
  organisation: Organisation,
  desk: DeskToEnrol,
  hubUrl: string,
  password: string,
): Enrolment {
  const { code, name, level, division, parent } = organisation
  return {
    desk: { code: desk.code, name: desk.name },
    organisation: { code, name, level, division, parent },
    workers: [...desk.workers],
    hubUrl,
    credential: { name: deskUser(desk.code), password },
  }
}

/** Enrols a desk, or enrols it again: with a new password, so that whoever held the old one is out. A revoked desk is back. */
export async function enrolDesk(
  registry: Registry,
  organisation: Organisation,
  desk: DeskToEnrol,
  { hubUrl, today }: { readonly hubUrl: string; readonly today: PlainDate },
): Promise<Enrolment> {
  const password = makeDeskPassword()
  const { code, name, workers } = desk
  const org = organisation.code
  await putDeskAccount(registry.store, { code, org }, organisation.level, password)
  await recordDesk(registry, { code, name, org, workers }, today)
  return buildEnrolment(organisation, desk, hubUrl, password)
}

/** The record of a desk that has just been given its account. */
export async function recordDesk(
  registry: Registry,
  desk: DeskToEnrol & { readonly org: string },
  today: PlainDate,
): Promise<void> {
  const { code, name, org, workers } = desk
  await changeDeskRecord(registry, code, (old) => ({
    ...{ code, name, org, workers: [...workers] },
    enrolledOn: today,
    enrolments: (old?.enrolments ?? 0) + 1,
    revokedOn: null,
    lastSeenOn: old?.lastSeenOn ?? null,
  }))
}
