import { expect, test } from 'vitest'
import { nameWorkers } from './name-workers.ts'

const ORG = '410202001'
const KNOWN = [
  { id: '410202001-w1', name: '张敏' },
  { id: '410202001-w4', name: '王芳' },
]

test('a worker who is known at the office keeps the id, at whichever desk; a new one gets the next', () => {
  expect(nameWorkers(ORG, KNOWN, ['王芳', '李娜', '赵雷'])).toEqual([
    { id: '410202001-w4', name: '王芳' },
    { id: '410202001-w5', name: '李娜' },
    { id: '410202001-w6', name: '赵雷' },
  ])
})

test('the first worker of an office is number one, named twice or not', () => {
  expect(nameWorkers(ORG, [], ['张敏', '张敏'])).toEqual([{ id: '410202001-w1', name: '张敏' }])
})

test('an id of another form takes no number', () => {
  expect(nameWorkers(ORG, [{ id: 'clerk', name: '旧' }], ['新'])).toEqual([
    { id: '410202001-w1', name: '新' },
  ])
})
