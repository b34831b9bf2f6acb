import { buildNationalNumber } from '#testing/national-number'

/** Somebody at the counter, as the worker types them. The dates keep every age the same whenever the test runs. */
export interface Person {
  readonly fullName: string
  readonly number: string
  readonly noticeGroup: 'retired' | 'unemployed' | 'student' | 'employed' | 'other'
}

/** Somebody who consents for another. */
export interface Guardian {
  readonly fullName: string
  readonly number: string
  readonly phone: string
}

/** `YYYY-MM-DD`, so many years before today and a day more. */
export function bornYearsAgo(years: number): string {
  const day = new Date()
  day.setFullYear(day.getFullYear() - years, day.getMonth(), day.getDate() - 1)
  const two = (part: number) => String(part).padStart(2, '0')
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`
}

export function bornOn(
  fullName: string,
  prefix: string,
  day: string,
  sequence: string,
  noticeGroup: Person['noticeGroup'],
): Person {
  return { fullName, number: buildNationalNumber(prefix, day, sequence), noticeGroup }
}

const person = (
  fullName: string,
  prefix: string,
  years: number,
  sequence: string,
  noticeGroup: Person['noticeGroup'],
) => bornOn(fullName, prefix, bornYearsAgo(years), sequence, noticeGroup)

export const RETIREE = person('张秀英', '410202', 68, '002', 'retired')
export const UNEMPLOYED = person('王志强', '410211', 41, '113', 'unemployed')
export const CHILD = person('陈雨桐', '410202', 14, '128', 'student')
export const PERMIT_HOLDER = person('黄家明', '810000', 35, '031', 'employed')
export const FOREIGN_RESIDENT = person('Maria Fernanda Souza', '931276', 50, '046', 'other')
/** Given as a draft when the power fails. */
export const INTERRUPTED = person('李建国', '410203', 66, '215', 'retired')
/** Registered at the second desk of the office. */
export const NEIGHBOUR = person('周桂兰', '410204', 72, '326', 'retired')
/** The younger ones of three children: the second is asked what she thinks herself, the third is too small to be. */
export const SISTER = person('陈雨晴', '410202', 11, '146', 'student')
export const BROTHER = person('陈雨航', '410202', 6, '131', 'student')
/** Of age, and under guardianship. */
export const WARD = person('孙家宝', '410202', 20, '119', 'other')
export const MOTHER: Guardian = {
  fullName: '刘敏',
  number: buildNationalNumber('410203', bornYearsAgo(42), '024'),
  phone: '13700001111',
}
export const FATHER: Guardian = {
  fullName: '陈志远',
  number: buildNationalNumber('410203', bornYearsAgo(45), '037'),
  phone: '13700002222',
}
