import { findPlainDate, type PlainDate } from './plain-date.ts'
import { tidyCode } from './text/normalise-text.ts'

/** The desk that printed a blank consent form, the day, and the desk's running number. */
export interface PaperNumber {
  readonly deskCode: string
  readonly on: PlainDate
  readonly n: number
}

/**
 * The number on a blank consent form: desk, day (yyMMdd) and the desk's running number, so that no two desks need to ask each other.
 * Digits only, to be typed on any keyboard.
 */
export function buildPaperNumber({ deskCode, on, n }: PaperNumber): string {
  return `${deskCode}-${on.replaceAll('-', '').slice(2)}-${String(n).padStart(4, '0')}`
}

/** Reads such a number; null where it is none, which is no fault: offices have forms of their own, with numbers of their own. */
export function parsePaperNumber(raw: string): PaperNumber | null {
  const found = /^([0-9]{6,12}-[0-9]{2})-([0-9]{2})([0-9]{2})([0-9]{2})-([0-9]{4,9})$/.exec(
    tidyPaperNumber(raw),
  )
  const [, deskCode = '', year, month, day, n = ''] = found ?? []
  const on = findPlainDate(`20${year}-${month}-${day}`)
  return on === null || Number(n) < 1 ? null : { deskCode, on, n: Number(n) }
}

/** The one spelling in which two numbers are compared: dashes of every width, small letters and blanks are slips of the keyboard. */
export function tidyPaperNumber(raw: string): string {
  return tidyCode(raw).replace(/[\u2010-\u2015\u2212]/g, '-')
}
