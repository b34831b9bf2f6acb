import { describe, expect, test } from 'vitest'
import { NOTICE_LANGUAGES } from '../facts/notice-languages.ts'
import { buildReadableNotice } from './consent-notice.ts'
import { findNotice } from './find-notice.ts'
import { GUARDIAN_CONSENT_NOTICE } from './guardian-consent-notice.ts'
import { OWN_CONSENT_NOTICE } from './own-consent-notice.ts'

describe.each([GUARDIAN_CONSENT_NOTICE, OWN_CONSENT_NOTICE])('$version', (notice) => {
  test.each(NOTICE_LANGUAGES)('names the office and leaves nothing to fill in (%s)', (language) => {
    const readable = buildReadableNotice(notice, language, '北道门社区')
    const whole = [readable.title, ...readable.sections.flatMap(({ heading, text }) => [heading, text])].join(
      '\n',
    )
    expect(whole).toContain('北道门社区')
    expect(whole).not.toMatch(/[{}]/)
    expect(readable).toMatchObject({ version: notice.version, language })
  })

  test('fits into a fact’s version field', () => {
    expect(notice.version.length).toBeLessThanOrEqual(40)
  })
})

/** What the law wants a guardian to be told before consenting. */
test.each([
  ['who processes and whom to ask', '负责人'],
  ['the purpose', '目的'],
  ['why it is necessary', '必要'],
  ['where it is kept', '保存在'],
  ['for how long', '三年'],
  ['what happens at the end of the term', '删除'],
  ['how it is protected', '加密'],
  ['that refusing is possible', '不同意'],
  ['what refusing means', '不利后果'],
  ['correction', '更正'],
  ['withdrawal', '撤回'],
  ['where to complain', '投诉'],
  ['accompaniment', '陪同'],
])('the guardian’s notice says %s', (_title, word) => {
  const { sections } = buildReadableNotice(GUARDIAN_CONSENT_NOTICE, 'zh-CN', '北道门社区')
  expect(sections.flatMap(({ heading, text }) => [heading, text]).join('\n')).toContain(word)
})

test('a notice is found by the version that a consent names, and no other text is given for it', () => {
  expect(findNotice(GUARDIAN_CONSENT_NOTICE.version)).toBe(GUARDIAN_CONSENT_NOTICE)
  expect(findNotice(OWN_CONSENT_NOTICE.version)).toBe(OWN_CONSENT_NOTICE)
  for (const version of ['', 'guardian-2019-3', '2026-1', 'constructor'])
    expect(findNotice(version)).toBeNull()
})
