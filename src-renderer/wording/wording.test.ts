import { expect, test } from 'vitest'
import { AdmissionProblem } from '#domain/registration/admission-problem'
import { problems as englishProblems } from './en/problems.ts'
import { wording as english } from './en/wording.ts'
import { describeProblem, type ProblemWords } from './problem-words.ts'
import { problems as chineseProblems } from './zh-cn/problems.ts'
import { wording as chinese } from './zh-cn/wording.ts'

type Sentences = ReadonlyMap<string, string>

/** Every sentence of a table under its path. */
function sentencesOf(table: object, path = ''): Sentences {
  return new Map(
    Object.entries(table).flatMap(([key, entry]): [string, string][] =>
      typeof entry === 'string' ? [[`${path}${key}`, entry]] : [...sentencesOf(entry, `${path}${key}/`)],
    ),
  )
}

function blanksOf(sentence: string): readonly string[] {
  return [...sentence.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '').toSorted()
}

const zh = sentencesOf(chinese)
const en = sentencesOf(english)

/** What may stand in Latin letters on a Chinese page: names of keys and formats that have no other. */
const LATIN = /Ctrl|Enter|Shift|F2|F4|F8|F9|PDF|A4|ZYZ1|English|\b[AFOR]\b/g

test('both languages have the same sentences, and none is empty', () => {
  expect([...en.keys()]).toEqual([...zh.keys()])
  expect([...zh, ...en].filter(([, sentence]) => sentence.trim() === '')).toEqual([])
})

test('both languages leave the same blanks to be filled', () => {
  for (const [key, sentence] of zh) expect(blanksOf(en.get(key) ?? ''), key).toEqual(blanksOf(sentence))
})

test('a Chinese sentence has no Latin letters, an English one no Chinese', () => {
  const mixed = [...zh].filter(([, words]) =>
    /[a-z]/i.test(words.replace(/\{\{\w+\}\}/g, '').replace(LATIN, '')),
  )
  expect(mixed).toEqual([])
  const chineseInEnglish = [...en].filter(
    ([key, words]) => /\p{Script=Han}/u.test(words) && key !== 'settings/chinese',
  )
  expect(chineseInEnglish).toEqual([])
})

/** One problem of each code, with its blanks filled. */
const everyProblem = AdmissionProblem.options.map((option) =>
  AdmissionProblem.parse({
    code: option.shape.code.value,
    field: 'fullName',
    maximum: 4,
    value: '2026-02-30',
    expected: '18',
    length: 17,
    type: 'passport',
    onDocument: '1957-03-14',
    age: 17,
    scope: 'photo',
    givenOn: '2026-03-03',
    on: '2026-03-03',
    validUntil: '2026-03-03',
    rule: 'required',
    suggestion: '——',
    officeName: '——',
    expectedName: '——',
    minimum: 1,
    reason: 'other',
    words: '',
    reviewerName: '——',
  }),
)

test.each([
  ['Chinese', chineseProblems, '姓名', '拍照', '护照', /[a-z{}]|undefined/i, /。$/],
  ['English', englishProblems, 'Name', 'a photo', 'Passport', /[{}]|undefined|\p{Script=Han}/u, /\.$/],
] as const)(
  'every problem is one whole sentence in %s',
  (_, words: ProblemWords, field, scope, type, wrong, end) => {
    for (const problem of everyProblem) {
      const sentence = describeProblem(problem, words, {
        field,
        date: field,
        scope: () => scope,
        documentType: () => type,
        reviewReason: () => '——',
      })
      expect(sentence, problem.code).not.toMatch(wrong)
      expect(sentence, problem.code).toMatch(end)
    }
  },
)

test.each([
  ['Chinese', chineseProblems, '号码里的出生日期', '号码里的出生日期在今天以后，请核对。'],
  [
    'English',
    englishProblems,
    'The birth date in the number',
    'The birth date in the number lies in the future; please check.',
  ],
] as const)(
  'a date inside a number is not called the number, in %s',
  (_, words: ProblemWords, date, sentence) => {
    const problem = { code: 'date-in-the-future', field: 'document.number', value: '2099-01-01' } as const
    const names = { field: '—', date, scope: () => '', documentType: () => '', reviewReason: () => '' }
    expect(describeProblem(problem, words, names)).toBe(sentence)
  },
)
