import type { CodeEntry } from '../code-lists/code-entry.ts'
import { findPlainDate, type PlainDate } from '../plain-date.ts'
import { accepted, type Result, rejected } from '../result.ts'
import { tidyCode, tidyLine } from '../text/normalise-text.ts'
import { quote } from '../text/quote.ts'
import type { AdmissionProblem } from './admission-problem.ts'

type Typed = string | null | undefined
type Read<Value> = Result<Value, AdmissionProblem>

/** A line of text, tidied; empty where nothing was typed. */
export function readLine(raw: Typed, field: string, maximum: number): Read<string> {
  const line = tidyLine(raw ?? '')
  return line.length > maximum
    ? rejected<AdmissionProblem>({ code: 'too-long', field, maximum })
    : accepted(line)
}

export function readRequiredLine(raw: Typed, field: string, maximum: number): Read<string> {
  const line = readLine(raw, field, maximum)
  return line.ok && line.value === '' ? rejected<AdmissionProblem>({ code: 'required', field }) : line
}

/** One of a closed list of words that the program itself wrote. */
export function readChoice<Value extends string>(
  raw: Typed,
  field: string,
  choices: readonly Value[],
): Read<Value> {
  const typed = tidyLine(raw ?? '')
  if (typed === '') return rejected<AdmissionProblem>({ code: 'required', field })
  const choice = choices.find((candidate) => candidate === typed)
  return choice === undefined ? rejected(unknownCode(field, typed)) : accepted(choice)
}

/** A code of a list, or empty where the resident did not say. */
export function readOptionalCode(raw: Typed, field: string, list: readonly CodeEntry[]): Read<string> {
  const code = tidyLine(raw ?? '')
  return code === '' || list.some((entry) => entry.value === code)
    ? accepted(code)
    : rejected(unknownCode(field, code))
}

export function readRequiredCode(raw: Typed, field: string, list: readonly CodeEntry[]): Read<string> {
  const code = readOptionalCode(raw, field, list)
  return code.ok && code.value === '' ? rejected<AdmissionProblem>({ code: 'required', field }) : code
}

/** Codes of a list, each once, in the order they were chosen. */
export function readCodes(
  raw: readonly string[] | null | undefined,
  field: string,
  list: readonly CodeEntry[],
  maximum: number,
): Read<string[]> {
  const codes = [...new Set((raw ?? []).map(tidyLine).filter((code) => code !== ''))]
  const strange = codes.find((code) => !list.some((entry) => entry.value === code))
  if (strange !== undefined) return rejected(unknownCode(field, strange))
  return codes.length > maximum
    ? rejected<AdmissionProblem>({ code: 'too-many', field, maximum })
    : accepted(codes)
}

/** A whole number, typed with whatever blanks and commas; null where nothing was typed. */
export function readOptionalCount(
  raw: string | number | null | undefined,
  field: string,
  { minimum, maximum }: { readonly minimum: number; readonly maximum: number },
): Read<number | null> {
  const typed = tidyCode(String(raw ?? '')).replace(/[,，]/g, '')
  if (typed === '') return accepted(null)
  const count = /^[0-9]{1,15}$/.test(typed) ? Number(typed) : Number.NaN
  return count >= minimum && count <= maximum
    ? accepted(count)
    : rejected<AdmissionProblem>({ code: 'number-out-of-range', field, minimum, maximum })
}

/** A date of the calendar; whether it may lie in the future is the caller's rule. */
export function readDate(raw: Typed, field: string): Read<PlainDate> {
  const typed = tidyCode(raw ?? '')
  if (typed === '') return rejected<AdmissionProblem>({ code: 'required', field })
  const date = findPlainDate(typed)
  return date === null
    ? rejected<AdmissionProblem>({ code: 'date-does-not-exist', field, value: quote(typed) })
    : accepted(date)
}

function unknownCode(field: string, value: string): AdmissionProblem {
  return { code: 'unknown-code', field, value: quote(value) }
}
