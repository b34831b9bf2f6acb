import { readFile } from 'node:fs/promises'
import { Enrolment } from '#contracts/enrolment'
import type { Result } from '#domain/result'
import { parseJson } from './json-file.ts'

/** Why the file of `--enrolment=FILE` could not be used. */
export type EnrolmentFileProblem = { readonly code: 'missing' } | { readonly code: 'malformed' }

/** Reads an enrolment file. It is neither changed nor deleted: who handed it out decides what becomes of it. */
export async function parseEnrolmentFile(file: string): Promise<Result<Enrolment, EnrolmentFileProblem>> {
  const text = await readFile(file, 'utf8').catch(() => null)
  if (text === null) return { ok: false, problems: [{ code: 'missing' }] }
  const read = Enrolment.safeParse(parseJson(text))
  return read.success ? { ok: true, value: read.data } : { ok: false, problems: [{ code: 'malformed' }] }
}
