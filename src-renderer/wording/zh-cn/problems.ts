import type { ProblemWords } from '../problem-words.ts'

export const problems = {
  required: (_, { field }) => `请填写${field}。`,
  'too-long': (p, { field }) => `${field}太长，最多 ${p.maximum} 个字。`,
  'too-many': (p, { field }) => `${field}最多选 ${p.maximum} 项。`,
  'unknown-code': (_, { field }) => `${field}不在可选范围内，请重新选择。`,
  'name-has-digits': (_, { field }) => `${field}里有数字，请按证件上的写法填写。`,
  'name-has-symbols': (_, { field }) => `${field}里有符号；除间隔号“·”外，请只写文字。`,
  'phone-not-a-phone': (_, { field }) => `${field}不像电话号码：手机 11 位，座机请带区号。`,
  'document-wrong-length': (p, { field }) => `${field}应为 ${p.expected} 位，现在是 ${p.length} 位。`,
  'document-wrong-form': (_, { field }) => `${field}的格式不对，请照证件重新输入。`,
  'document-wrong-check-character': (_, { field }) => `${field}的校验码不对，可能有一位输错了，请逐位核对。`,
  'document-old-15-digits': (_, { field }) => `${field}是 15 位旧号码，已停用；请用现在的 18 位号码。`,
  'document-other-type': (p, { field, documentType }) =>
    `${field}是${documentType(p.type)}的号码，请核对证件类型。`,
  'date-does-not-exist': (_, { date }) => `${date}不是一个存在的日期，请核对年月日。`,
  'date-in-the-future': (_, { date }) => `${date}在今天以后，请核对。`,
  'birth-date-too-long-ago': (_, { date }) => `${date}早得不合情理，请核对年份。`,
  'birth-date-contradicts-document': (p) => `出生日期与证件不一致，证件上是 ${p.onDocument}。`,
  'sex-contradicts-document': () => '性别与证件号码不一致，请核对。',
  'household-register-from-16': () => '年满 16 周岁应使用居民身份证登记。',
  'standing-contradicts-age': (p) => `年龄 ${p.age} 岁，与所选的办理方式不符。`,
  'oath-not-read': () => '请居民阅读志愿者誓词并表示同意。',
  'own-consent-missing': () => '还没有本人同意，请逐项询问并记录。',
  'guardian-consent-missing': () => '需要监护人同意，没有监护人同意不能登记。',
  'consent-scope-unanswered': (p, { scope }) => `“${scope(p.scope)}”还没有回答。`,
  'consent-scope-refused': (p, { scope }) => `“${scope(p.scope)}”不同意就不能登记。`,
  'consent-dated-in-the-future': (p) => `同意日期 ${p.givenOn} 在今天以后，请核对。`,
  'consent-not-signed': () => '请监护人签名，或填写纸质同意书编号。',
  'consent-outlives-majority': (p) => `监护人同意只到年满 18 周岁，不能到 ${p.validUntil}。`,
  'consent-expired': (p) => `监护人同意已于 ${p.validUntil} 到期，请重新征得同意。`,
  'consent-withdrawn': (p) =>
    `监护人已于 ${p.on} 撤回同意，这次更改没有办理。只有监护人或者年满 18 周岁的本人重新同意，才能恢复。`,
  'registration-withdrawn': (p) =>
    `这份登记已于 ${p.on} 注销，这次更改没有办理。本人今后愿意的，请重新登记。`,
  'accompaniment-contradicts-policy': () => '陪同规则与本地规定不符，请重新打开这一步。',
  'ground-contradicts-relation': () => '监护依据与所选的关系不相符，请核对。',
  'guardian-is-the-minor': () => '监护人不能是孩子本人，请核对监护人的证件。',
  'guardian-under-age': (p) => `监护人 ${p.age} 岁，未满 18 周岁，不能担任监护人。`,
  'own-view-missing': (p) =>
    p.field.includes('ownWill')
      ? '请先念给本人听，再记下本人的回答。'
      : '请听一听孩子自己的意愿（8 周岁以上）。',
  'own-view-disagrees': (p) =>
    p.field.includes('ownWill') ? '本人表示反对，不能登记；监护人同意也不行。' : '孩子自己不愿意，不能登记。',
  'group-name-wrong': (p) => `名称不符合规定，应为“${p.suggestion}”。`,
  'group-name-taken': (p) => `这个名称已由${p.officeName}登记，请换一个名称或联系该单位。`,
  'group-parent-wrong': (p) => `上级团体应为“${p.expectedName}”。`,
  'group-parent-missing': () => '这个县区还没有开通志愿服务总队，请联系管理员。',
  'group-level-not-yours': () => '本单位不能申请这一级的团体，请核对团体级别。',
  'group-division-not-yours': () => '只能为本县（区）的团体申请，请核对所在区划。',
  'group-person-under-age': (p) => `负责人 ${p.age} 岁，未满 18 周岁，请另选一位成年人担任。`,
  'credit-code-wrong': (_, { field }) => `${field}不对：应为 18 位，且校验码相符，请照证书逐位核对。`,
  'number-out-of-range': (p, { field }) => `${field}应在 ${p.minimum} 到 ${p.maximum} 之间。`,
  'returned-by-reviewer': (p, { reviewReason }) =>
    p.words === ''
      ? `${p.reviewerName}：${reviewReason(p.reason)}。`
      : `${p.reviewerName}：${reviewReason(p.reason)}，${p.words.replace(/[。.！!]+$/, '')}。`,
} satisfies ProblemWords
