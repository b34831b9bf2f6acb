import type { DirectoryEntry, DirectoryEntryOf } from '#contracts/directory'
import { KAIFENG_DIVISIONS } from '#domain/code-lists/kaifeng-divisions'
import { GUARDIAN_CONSENT_NOTICE } from '#domain/notices/guardian-consent-notice'
import { OWN_CONSENT_NOTICE } from '#domain/notices/own-consent-notice'
import { PlainDate } from '#domain/plain-date'
import { MINORS_POLICIES } from '#domain/policy/minors-policy'
import { findCalendarYear } from './state-council-calendar.ts'

export type NamedEntry = readonly [id: string, entry: DirectoryEntry]

/** What every hub of this version publishes, whoever its organisations are. */
export function buildCommonEntries(today: PlainDate): readonly NamedEntry[] {
  return [...divisions(), ...minorsPolicies(), ...notices(), ...calendars(Number(today.slice(0, 4)))]
}

function divisions(): readonly NamedEntry[] {
  return KAIFENG_DIVISIONS.map(({ value: code, zh, en }) => [
    `division:${code}`,
    { kind: 'division', code, zh, en },
  ])
}

function minorsPolicies(): readonly NamedEntry[] {
  return MINORS_POLICIES.map(({ region, from, to, accompaniment, source }) => {
    const entry: DirectoryEntryOf<'minors-policy'> = {
      kind: 'minors-policy',
      region,
      from: PlainDate.parse(from),
      to: to === null ? null : PlainDate.parse(to),
      accompaniment,
      source: { ...source },
    }
    return [`minors-policy:${region || 'country'}:${from}`, entry]
  })
}

function notices(): readonly NamedEntry[] {
  const shipped = [
    ['own-consent', OWN_CONSENT_NOTICE],
    ['guardian-consent', GUARDIAN_CONSENT_NOTICE],
  ] as const
  return shipped.map(([needs, { version, from }]) => [
    `notice:${needs}:${version}`,
    { kind: 'notice', needs, version, from: PlainDate.parse(from) },
  ])
}

/** Last year's too: what was opened in December is due in January, and the other way round. */
function calendars(thisYear: number): readonly NamedEntry[] {
  return [thisYear - 1, thisYear, thisYear + 1].flatMap((year): NamedEntry[] => {
    const known = findCalendarYear(year)
    if (!known) return []
    const { holidays, workingWeekends } = known
    return [
      [
        `calendar:${year}`,
        { kind: 'calendar', year, holidays: [...holidays], workingWeekends: [...workingWeekends] },
      ],
    ]
  })
}
