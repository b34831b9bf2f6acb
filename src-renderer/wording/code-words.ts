import type { CodeEntry } from '#domain/code-lists/code-entry'
import type { Language } from './languages.ts'

/** Options of a code list in the language of the page, in the list's own order. */
export function codeOptions<Value extends string>(
  list: readonly CodeEntry<Value>[],
  language: Language,
): readonly { readonly value: Value; readonly label: string }[] {
  return list.map((entry) => ({ value: entry.value, label: inLanguage(entry, language) }))
}

/** The word for one code; null for a code that this version does not know, which no page may show raw. */
export function codeWord(
  list: readonly CodeEntry[],
  value: string | null,
  language: Language,
): string | null {
  const entry = list.find((candidate) => candidate.value === value)
  return entry ? inLanguage(entry, language) : null
}

function inLanguage(entry: CodeEntry, language: Language): string {
  return language === 'en' ? entry.en : entry.zh
}
