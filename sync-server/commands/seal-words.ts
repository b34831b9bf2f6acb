import type { SealPart } from '#domain/seal/seal-layouts'
import type { ChainFinding } from '#domain/seal/verify-chain'
import type { SealFinding } from '#domain/seal/verify-seal'

const PART_WORDS = {
  'office-and-desk': '登记单位、登记台或经办人 the office, the desk or the worker',
  times: '时间、日期或编号 the time, a date or the number',
  notice: '告知书版本 the notice',
  answers: '同意与否的回答 the answers',
  guardian: '监护人资料 the guardian',
  'signature-image': '监护人签名 the signature',
  person: '居民资料 the resident',
  content: '内容 the content',
} satisfies Record<SealPart, string>

const SEAL_WORDS = {
  'seal-altered': '封签本身被改动 the seal itself was altered',
  'seal-unreadable': '封签损坏 the seal is damaged',
  'foreign-key': '不是这台登记台的密钥 sealed with a key that is not this desk’s',
  'unconfirmed-key': '密钥未登记 the key is not known',
  'no-seal': '没有封签 no seal',
  'newer-seal': '更新版本的封签 sealed by a newer version',
  erased: '已删除 erased',
} satisfies Record<Exclude<SealFinding['finding'], 'part-altered'>, string>

const CHAIN_WORDS = {
  'link-broken': '与前一条接不上 does not follow from the one before it',
  'seal-removed': '封签被取下 its seal was taken off',
  'out-of-order': '次序不对 out of order',
  'key-changed': '从这条起换了密钥 another key from here on',
} satisfies Record<Exclude<ChainFinding['finding'], 'fact-altered' | 'missing'>, string>

/** One finding in one line of both languages. */
export function describeFinding(found: ChainFinding): string {
  if (found.finding === 'missing')
    return `第 ${found.from}–${found.through} 号：不见了 numbers ${found.from} to ${found.through}: gone`
  const head = `第 ${found.n} 号 number ${found.n} (${found.id})：`
  if (found.finding !== 'fact-altered') return head + CHAIN_WORDS[found.finding]
  return found.found.finding === 'part-altered'
    ? `${head}被改动 altered: ${PART_WORDS[found.found.part]}`
    : head + SEAL_WORDS[found.found.finding]
}
