import type { FactKind } from '#domain/facts/fact-kinds'
import type { Words } from './field-labels.ts'

/** What happened, in words, for each kind of fact. */
const KIND_WORDS: Readonly<Record<FactKind, Words>> = {
  'resident-registered': ['登记', 'Registered'],
  'resident-corrected': ['更正', 'Corrected'],
  'certificate-printed': ['打印志愿服务证', 'Certificate printed'],
  'group-applied': ['申请登记团体', 'Group applied'],
  'group-corrected': ['更正团体资料', 'Group corrected'],
  'group-joined': ['加入团体', 'Joined a group'],
  'group-left': ['退出团体', 'Left a group'],
  'review-decided': ['审核决定', 'Reviewed'],
  'dispute-opened': ['提出异议：没有同意过登记', 'Dispute opened: never agreed'],
  'dispute-answered': ['登记单位答复异议', 'The office answered a dispute'],
  'transfer-requested': ['申请转入', 'Asked to move here'],
  'guardian-consent-given': ['监护人同意', 'A guardian consented'],
  'guardian-consent-withdrawn': ['监护人撤回同意', 'A guardian withdrew the consent'],
  'own-consent-given': ['本人同意', 'The person consented'],
  'consent-refused': ['表示不同意', 'Consent was refused'],
  'registration-withdrawn': ['注销登记', 'Registration given up'],
  'minor-data-viewed': ['资料被查阅', 'The record was looked at'],
  'erasure-confirmed': ['登记台确认已删除', 'A desk confirmed the erasure'],
  'registration-ruled': ['枢纽答复', 'The hub answered'],
  'group-ruled': ['枢纽答复团体', 'The hub answered a group'],
  'review-opened': ['送交审核', 'Laid before a reviewing organisation'],
  'review-escalated': ['审核超期，转告上级', 'A late review was passed on'],
  'dispute-notified': ['收到异议', 'Told of a dispute'],
  'dispute-settled': ['异议办结', 'A dispute was settled'],
  'registration-ended': ['登记结束', 'Registration ended'],
  'subject-redacted': ['资料删除', 'Erased'],
  'desk-receipt': ['枢纽收讫', 'Receipt of the hub'],
  'evidence-received': ['材料到达枢纽', 'Evidence reached the hub'],
}

const NEWER: Words = ['新版本写下的记录', 'A record of a newer version']

export function kindWords(kind: string): Words {
  return Object.hasOwn(KIND_WORDS, kind) ? KIND_WORDS[kind as FactKind] : NEWER
}
