import { pinyin } from 'pinyin-pro'
import { toSearchWords } from '../../store/search-roster.ts'
import type { KnownGroup } from './build-group-tree.ts'

/** Pinyin of names seen before: a name is spelled once, however often somebody searches. */
const spelled = new Map<string, string>()

/** Groups in which every word of the query occurs: name, pinyin, initials, and the organisation's name. */
export function findGroups(groups: readonly KnownGroup[], query: string): readonly KnownGroup[] {
  const words = toSearchWords(query)
  if (words.length === 0) return groups
  // Spelling 10,000 names takes a moment, so only a query in Latin letters asks for it.
  const inLatin = words.some((word) => /[a-z]/.test(word))
  return groups.filter(({ name, orgName }) => {
    const text = `${name}\n${orgName}`.toLowerCase()
    return words.every((word) => text.includes(word) || (inLatin && spell(name).includes(word)))
  })
}

/** Nearly every name ends so: spelled once, half of the work is done. */
const ENDING = '志愿服务队'
const ENDING_SYLLABLES = ['zhi', 'yuan', 'fu', 'wu', 'dui']

/** `beidaomenshequ…` and `bdmsq…`, one a line. */
function spell(name: string): string {
  const known = spelled.get(name)
  if (known !== undefined) return known
  const syllables = name.endsWith(ENDING)
    ? [...toSyllables(name.slice(0, -ENDING.length)), ...ENDING_SYLLABLES]
    : toSyllables(name)
  const text = `${syllables.join('')}\n${syllables.map((syllable) => syllable.slice(0, 1)).join('')}`
  const lower = text.toLowerCase()
  spelled.set(name, lower)
  return lower
}

function toSyllables(text: string): readonly string[] {
  return pinyin(text, { toneType: 'none', type: 'array', nonZh: 'consecutive' })
}
