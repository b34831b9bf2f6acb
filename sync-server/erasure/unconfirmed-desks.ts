import { type DeskRecord, listDeskRecords, type Registry } from '../organisations/desk-record.ts'
import { type ErasureRecord, listErasureRecords } from './erasure-record.ts'

/** A desk that may still hold copies of somebody who is erased at the hub. */
export interface UnconfirmedDesk {
  readonly code: string
  /** Empty where the hub knows the desk no more. */
  readonly name: string
  /** It cannot confirm: it reaches the hub no more, and nobody can read what lies on its disk. */
  readonly isRevoked: boolean
}

export async function readDesksByCode(registry: Registry): Promise<ReadonlyMap<string, DeskRecord>> {
  return new Map((await listDeskRecords(registry)).map((desk) => [desk.code, desk]))
}

export function unconfirmedDesks(
  { desks, confirmed }: Pick<ErasureRecord, 'desks' | 'confirmed'>,
  records: ReadonlyMap<string, Pick<DeskRecord, 'name' | 'revokedOn'>>,
): readonly UnconfirmedDesk[] {
  return desks
    .filter((code) => !confirmed.includes(code))
    .map((code) => {
      const record = records.get(code)
      return { code, name: record?.name ?? '', isRevoked: record === undefined || record.revokedOn !== null }
    })
}

/** Erasures that a desk in use has not confirmed yet. */
export async function countUnconfirmed(registry: Registry): Promise<number> {
  const records = await readDesksByCode(registry)
  const erasures = await listErasureRecords(registry)
  return erasures.filter((erasure) => unconfirmedDesks(erasure, records).some(({ isRevoked }) => !isRevoked))
    .length
}
