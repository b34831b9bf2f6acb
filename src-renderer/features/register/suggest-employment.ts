import type { NoticeGroup } from '#domain/facts/resident-registered'

/** The national employment code that goes with a group of the notice; where several fit, nothing is guessed. */
const EMPLOYMENT_OF_GROUP: Readonly<Partial<Record<NoticeGroup, string>>> = {
  retired: '80',
  unemployed: '70',
  student: '31',
  'self-employed': '54',
}

/** Saves the worker one answer: the group mostly says the employment. Empty where it does not. */
export function suggestEmployment(noticeGroup: string): string {
  return Object.entries(EMPLOYMENT_OF_GROUP).find(([group]) => group === noticeGroup)?.[1] ?? ''
}
