import { expect, test } from 'vitest'
import { z } from 'zod'
import { FACT_KINDS } from '#domain/facts/fact-kinds'
import { FIELD_LABELS, labelOf } from './field-labels.ts'
import { kindWords } from './kind-words.ts'
import { wordsOf } from './value-words.ts'

/** Every property that a body of a fact can have, and the codes that can stand in it. */
function propertiesOf(schema: unknown, under: string, found: Map<string, Set<string>>): void {
  if (typeof schema !== 'object' || schema === null) return
  if (Array.isArray(schema)) {
    for (const part of schema) propertiesOf(part, under, found)
    return
  }
  for (const [key, value] of Object.entries(schema)) {
    if (key === 'properties')
      for (const [name, part] of Object.entries(value)) {
        found.set(name, found.get(name) ?? new Set())
        propertiesOf(part, name, found)
      }
    else if (key === 'enum' || key === 'const')
      for (const code of [value].flat()) if (typeof code === 'string') found.get(under)?.add(code)
    if (key !== 'properties' && key !== 'enum') propertiesOf(value, under, found)
  }
}

const properties = new Map<string, Set<string>>()
for (const { body } of Object.values(FACT_KINDS)) propertiesOf(z.toJSONSchema(body), '', properties)

test('every field that a fact can have has a label in both languages', () => {
  expect(properties.size).toBeGreaterThan(100)
  expect([...properties.keys()].filter((name) => !Object.hasOwn(FIELD_LABELS, name))).toEqual([])
  for (const [zh, en] of Object.values(FIELD_LABELS)) {
    expect(zh).toMatch(/\p{Script=Han}/u)
    expect(en).toMatch(/^[A-Z][^\p{Script=Han}]*$/u)
  }
})

test('no label is kept for a field that is no more', () => {
  expect(Object.keys(FIELD_LABELS).filter((name) => !properties.has(name))).toEqual([])
})

test('every code that can stand in a field has words', () => {
  const bare = [...properties].flatMap(([name, codes]) =>
    [...codes].filter((code) => wordsOf(name, code) === null).map((code) => `${name}: ${code}`),
  )
  expect(bare).toEqual([])
  expect([...properties.values()].reduce((sum, { size }) => sum + size, 0)).toBeGreaterThan(150)
})

test('every kind of fact is told in words', () => {
  const newer = kindWords('from-a-newer-version')
  for (const kind of Object.keys(FACT_KINDS)) expect(kindWords(kind), kind).not.toEqual(newer)
  expect(newer[0]).toContain('新版本')
})

test('names that every object has are no labels and no codes', () => {
  for (const name of ['constructor', '__proto__', 'toString']) {
    expect(labelOf(name)).toEqual(['其他内容', 'Other content'])
    expect(wordsOf(name, name)).toBeNull()
    expect(wordsOf('sex', name)).toBeNull()
    expect(kindWords(name)).toEqual(kindWords('from-a-newer-version'))
  }
})
