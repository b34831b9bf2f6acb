import type { RegistrationRow } from '../../store/registration-row.ts'
import type { Mood } from '../../ui/Status.tsx'
import { wording } from '../../wording/zh-cn/wording.ts'

type StatusKey = keyof (typeof wording)['choices']['status']

/** The key of a status's word. A status of a newer version has no word here, and says so. */
export function statusWord(status: RegistrationRow['status']): `choices/status/${StatusKey}` {
  return `choices/status/${isStatus(status) ? status : 'unreadable'}`
}

/** What to call someone without a name to show: erased, written by a newer version, or never told. */
export function missingName(
  status: RegistrationRow['status'],
): 'person/erasedName' | 'person/unnamed' | 'person/notSaid' {
  if (status === 'erased') return 'person/erasedName'
  return status === 'unreadable' || !isStatus(status) ? 'person/unnamed' : 'person/notSaid'
}

/** How a status is coloured; the colour only repeats the words. */
export function statusMood(status: RegistrationRow['status']): Mood {
  switch (status) {
    case 'enrolled':
      return 'good'
    case 'waiting':
    case 'in-review':
      return 'wait'
    case 'returned':
    case 'refused':
    case 'duplicate':
      return 'wrong'
    default:
      return 'plain'
  }
}

function isStatus(status: string): status is StatusKey {
  return Object.hasOwn(wording.choices.status, status)
}
