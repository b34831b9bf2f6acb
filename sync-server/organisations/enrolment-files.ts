import { join } from 'node:path'
import type { Enrolment } from '#contracts/enrolment'
import { makeEnrolmentCode, sealEnrolment } from '#contracts/sealed-enrolment'
import { writeSecret } from '../keys/secret-file.ts'
import { buildEnrolmentSheet } from './enrolment-sheet.ts'

export interface EnrolmentFiles {
  /** What is carried to the desk: the sealed text and nothing else. */
  readonly file: string
  /** The same as a QR code on a page to print. */
  readonly sheet: string
  /** Opens both. It is in neither, and nobody keeps it. */
  readonly code: string
}

/** Seals an enrolment with a new one-time code and writes it for the way to its desk; readable by the hub's own user alone. */
export async function writeEnrolmentFiles(folder: string, enrolment: Enrolment): Promise<EnrolmentFiles> {
  const code = makeEnrolmentCode()
  const text = await sealEnrolment(enrolment, code)
  const file = join(folder, `enrolment-${enrolment.desk.code}.txt`)
  const sheet = join(folder, `enrolment-${enrolment.desk.code}.html`)
  writeSecret(file, text)
  writeSecret(sheet, await buildEnrolmentSheet(enrolment, text))
  return { file, sheet, code }
}
