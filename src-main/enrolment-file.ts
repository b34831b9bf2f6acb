import { readFile } from 'node:fs/promises'
import { Enrolment } from '#contracts/enrolment'
import { parseSealedEnrolment } from '#contracts/sealed-enrolment'
import { accepted, type Result, rejected } from '#domain/result'
import { parseJson } from './json-file.ts'

/** Why the file of `--enrolment=FILE` could not be used. */
export type EnrolmentFileProblem =
  | { readonly code: 'missing' }
  | { readonly code: 'malformed' }
  /** It needs its one-time code, and the first-run page asks for that. */
  | { readonly code: 'sealed' }

/** Reads an enrolment file. It is neither changed nor deleted: who handed it out decides what becomes of it. */
export async function parseEnrolmentFile(file: string): Promise<Result<Enrolment, EnrolmentFileProblem>> {
  const text = await readFile(file, 'utf8').catch(() => null)
  if (text === null) return rejected({ code: 'missing' })
  const read = Enrolment.safeParse(parseJson(text))
  if (read.success) return accepted(read.data)
  const sealed = parseSealedEnrolment(text)
  const isSealed = sealed.ok || sealed.problems.some(({ code }) => code === 'newer-enrolment')
  return rejected({ code: isSealed ? 'sealed' : 'malformed' })
}
