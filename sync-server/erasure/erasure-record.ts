import { z } from 'zod'
import { Organisation } from '#contracts/enrolment'
import { EvidenceId } from '#domain/facts/evidence-reference'
import { ERASED_BECAUSE } from '#domain/facts/subject-redacted'
import { PlainDate } from '#domain/plain-date'
import { listDeskRecords, type Registry } from '../organisations/desk-record.ts'

const DeskCode = z.string().min(1).max(40)
const EvidenceName = z.object({ desk: DeskCode, evidence: EvidenceId })
export type EvidenceName = z.infer<typeof EvidenceName>

/** What the register keeps of an erasure, for good: `erasure:<subject>`. It names nobody. */
export const ErasureRecord = z.object({
  subject: z.string(),
  /** The organisation that registered the person. */
  org: Organisation.shape.code,
  because: z.enum(ERASED_BECAUSE),
  on: PlainDate,
  /** Desks that may have held copies: those of the office, and of every organisation that was asked to decide. */
  desks: z.array(DeskCode),
  confirmed: z.array(DeskCode),
  /** Taken down before the facts that name it are emptied; chunks of it may still be on their way. */
  evidence: z.array(EvidenceName),
})
export type ErasureRecord = z.infer<typeof ErasureRecord>

const PREFIX = 'erasure:'

export async function findErasureRecord(
  { store, register }: Registry,
  subject: string,
): Promise<ErasureRecord | null> {
  const found = await store.find(register, `${PREFIX}${subject}`)
  return found && ErasureRecord.parse(found)
}

export async function listErasureRecords({ store, register }: Registry): Promise<readonly ErasureRecord[]> {
  return (await store.findByPrefix(register, PREFIX)).map((document) => ErasureRecord.parse(document))
}

/** Adds to the record, or makes it. What an earlier run noted stays: the day and the reason are the first one's. */
export async function keepErasureRecord(
  registry: Registry,
  wanted: Pick<ErasureRecord, 'subject' | 'org' | 'because' | 'on' | 'confirmed' | 'evidence'>,
  places: readonly string[],
): Promise<ErasureRecord> {
  const { store, register } = registry
  const _id = `${PREFIX}${wanted.subject}`
  for (;;) {
    const found = await store.find(register, _id)
    const before =
      found === null ? { ...wanted, desks: await desksOf(registry, places) } : ErasureRecord.parse(found)
    const record: ErasureRecord = {
      ...before,
      confirmed: unionOf([...before.confirmed, ...wanted.confirmed], (desk) => desk),
      evidence: unionOf(
        [...before.evidence, ...wanted.evidence],
        ({ desk, evidence }) => `${desk} ${evidence}`,
      ),
    }
    if (found === null) {
      if ((await store.create(register, { _id, ...record })) === 'created') return record
      continue
    }
    const isSame =
      record.confirmed.length === before.confirmed.length && record.evidence.length === before.evidence.length
    if (isSame || (await store.replace(register, { ...found, ...record })) === 'replaced') return record
  }
}

/** Erasures that were begun and not brought to their end. */
export async function findOpenErasures({ store, register }: Registry): Promise<readonly string[]> {
  return (await store.findByPrefix(register, openId(''))).map(({ subject }) => String(subject))
}

/** Chunks may come when their manifest has gone: by this they are known. */
export async function noteErasedEvidence(
  { store, register }: Registry,
  subject: string,
  { desk, evidence }: EvidenceName,
): Promise<void> {
  await store.create(register, { _id: erasedEvidenceId(desk, evidence), subject })
}

export async function isErasedEvidence(
  { store, register }: Registry,
  { desk, evidence }: EvidenceName,
): Promise<boolean> {
  return (await store.find(register, erasedEvidenceId(desk, evidence))) !== null
}

function erasedEvidenceId(desk: string, evidence: string): string {
  return `erased-evidence:${desk}:${evidence}`
}

/** What is open is brought to its end by whichever post office finds it, however this process ends. */
export async function openErasure({ store, register }: Registry, subject: string): Promise<void> {
  await store.create(register, { _id: openId(subject), subject })
}

export async function isOpenErasure({ store, register }: Registry, subject: string): Promise<boolean> {
  return (await store.find(register, openId(subject))) !== null
}

export async function closeErasure({ store, register }: Registry, subject: string): Promise<void> {
  const open = await store.find(register, openId(subject))
  if (open) await store.remove(register, open)
}

function openId(subject: string): string {
  return `open-${PREFIX}${subject}`
}

/** Revoked ones too: what lies on their disks nobody can reach any more. */
async function desksOf(registry: Registry, places: readonly string[]): Promise<string[]> {
  const records = await Promise.all(places.map((org) => listDeskRecords(registry, org)))
  return records.flat().map(({ code }) => code)
}

function unionOf<Item>(items: readonly Item[], nameOf: (item: Item) => string): Item[] {
  return [...new Map(items.map((item) => [nameOf(item), item])).values()]
}
