import { mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import pino from 'pino'
import { withoutPersonalData } from './describe-failure.ts'

/** The desk's log file: short texts with ids and codes, for the technician who comes when something is wrong. */
export interface DeskLog {
  readonly file: string
  note(what: string, details?: Readonly<Record<string, string | number | boolean>>): void
  failure(where: string, what: string): void
}

/** At the next start a longer log becomes the previous one; the one before that is gone. Bytes. */
const LONGEST = 5_000_000

export function openDeskLog(folder: string): DeskLog {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'desk.log')
  setLongLogAside(file)
  // Written at once and not in a worker: the line before a crash is the one that matters.
  const writer = pino(
    { base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ dest: file, sync: true }),
  )
  return {
    file,
    note: (what, details = {}) => writer.info(details, what),
    failure: (where, what) => writer.error({ where: withoutPersonalData(where) }, withoutPersonalData(what)),
  }
}

function setLongLogAside(file: string): void {
  const length = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  if (length > LONGEST) renameSync(file, `${file}.previous`)
}
