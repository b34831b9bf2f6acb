import type { CodeEntry } from './code-entry.ts'

const DAYS = [
  { value: 'mon', zh: '周一', en: 'Monday' },
  { value: 'tue', zh: '周二', en: 'Tuesday' },
  { value: 'wed', zh: '周三', en: 'Wednesday' },
  { value: 'thu', zh: '周四', en: 'Thursday' },
  { value: 'fri', zh: '周五', en: 'Friday' },
  { value: 'sat', zh: '周六', en: 'Saturday' },
  { value: 'sun', zh: '周日', en: 'Sunday' },
  { value: 'holiday', zh: '节假日', en: 'Public holidays' },
] as const

const PARTS = [
  { value: 'morning', zh: '上午', en: 'morning' },
  { value: 'afternoon', zh: '下午', en: 'afternoon' },
  { value: 'evening', zh: '晚上', en: 'evening' },
] as const

/** When a volunteer has time: the national form's 24 slots, `mon-morning` to `holiday-evening`. */
export const TIME_SLOTS: readonly CodeEntry[] = DAYS.flatMap((day) =>
  PARTS.map((part) => ({
    value: `${day.value}-${part.value}`,
    zh: `${day.zh}${part.zh}`,
    en: `${day.en}, ${part.en}`,
    national: null,
  })),
)
