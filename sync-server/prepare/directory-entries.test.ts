import { expect, test } from 'vitest'
import { DirectoryEntry } from '#contracts/directory'
import { PlainDate } from '#domain/plain-date'
import { buildCommonEntries } from './directory-entries.ts'

const ENTRIES = buildCommonEntries(PlainDate.parse('2026-01-02'))

test('every entry is one that a desk reads, under an id of its own', () => {
  for (const [id, entry] of ENTRIES) expect([id, DirectoryEntry.parse(entry)]).toEqual([id, entry])
  expect(new Set(ENTRIES.map(([id]) => id)).size).toBe(ENTRIES.length)
})

test('the directory names divisions, rules for minors, notices and the calendars around today', () => {
  const ids = ENTRIES.map(([id]) => id)
  expect(ids).toEqual(
    expect.arrayContaining([
      'division:410202',
      'minors-policy:4102:2016-01-01',
      'minors-policy:country:2017-12-01',
      'notice:own-consent:own-2026-1',
      'notice:guardian-consent:guardian-2026-1',
      'calendar:2025',
      'calendar:2026',
    ]),
  )
  expect(ids).not.toContain('calendar:2024')
})
