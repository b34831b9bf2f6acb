import { expect, test } from 'vitest'
import { enrolmentOf } from '#testing/enrolments'
import { Enrolment } from './enrolment.ts'

const accepts = (hubUrl: string) => Enrolment.safeParse(enrolmentOf('410202001-01', { hubUrl })).success

test.each(['http://127.0.0.1:5984', 'https://hub.example.org', 'https://hub.example.org/hub'])(
  'a hub at %s is accepted',
  (hubUrl) => expect(accepts(hubUrl)).toBe(true),
)

test.each([
  'file:///etc/passwd',
  'file:///etc/passwd#',
  'app://desk',
  'javascript:alert(1)',
  'https://hub.example.org/',
  'https://hub.example.org/?x=',
  'https://hub.example.org/hub#',
  'hub.example.org',
  '',
])('a hub at %j is refused: paths are appended to it', (hubUrl) => {
  expect(accepts(hubUrl)).toBe(false)
})
