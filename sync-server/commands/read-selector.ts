import type { Command } from 'commander'
import { Subject } from '#domain/fact'
import { normaliseDocumentNumber } from '#domain/identity-document/normalise-document-number'
import { buildProvisionalNumber, parseProvisionalNumber } from '#domain/provisional-number'
import { tidyCode } from '#domain/text/normalise-text'
import { quote } from '#domain/text/quote'
import { parseVolunteerNumber } from '#domain/volunteer-number'
import type { Selector } from '../subjects/find-subjects.ts'
import { refuse } from './command-refusal.ts'

/** How a person is named on the command line: by one of these. */
export interface SelectorOptions {
  readonly subject?: string
  readonly number?: string
  readonly document?: string
}

export function withSelector(command: Command): Command {
  return command
    .option('--subject <id>', 'the registration, registration:… / 登记的编号')
    .option('--number <number>', 'volunteer number ZY… or provisional number L-… / 志愿服务号码或临时编号')
    .option('--document <number>', 'number of the identity document; looks at every office / 证件号码')
}

/** What the operator typed, tidied; refuses what cannot be meant. */
export function readSelector({ subject, number, document }: SelectorOptions): Selector {
  const given = [subject, number, document].filter((option) => option !== undefined)
  if (given.length !== 1)
    return refuse(
      '请用 --subject、--number、--document 三者之一指明是谁，只写一个。',
      'Say who is meant by one of --subject, --number and --document, and by one only.',
    )
  if (subject !== undefined) return readSubject(subject.trim())
  if (number !== undefined) return readNumber(number)
  return readDocument(document ?? '')
}

function readSubject(subject: string): Selector {
  if (subject.startsWith('registration:') && Subject.safeParse(subject).success)
    return { by: 'subject', subject }
  return refuse(
    `“${quote(subject)}”不是登记的编号，应像 registration:0198c2a4-…；不知道编号的，请用 --number 或 --document。`,
    `"${quote(subject)}" is no registration; it should look like registration:0198c2a4-…; without it use --number or --document.`,
  )
}

function readNumber(typed: string): Selector {
  const provisional = parseProvisionalNumber(typed)
  if (provisional) {
    const { deskCode, n } = provisional
    const org = deskCode.slice(0, deskCode.lastIndexOf('-'))
    return { by: 'provisional-number', number: buildProvisionalNumber(deskCode, n), org }
  }
  if (parseVolunteerNumber(typed).ok)
    return { by: 'volunteer-number', number: tidyCode(typed).replace(/-/g, '') }
  return refuse(
    `“${quote(typed)}”不是志愿服务号码（ZY 开头、共 19 位）或临时编号（L- 开头），请照志愿服务证或回执逐位核对。`,
    `"${quote(typed)}" is neither a volunteer number (ZY and 17 characters more) nor a provisional one (L-…): compare it with the certificate or the slip.`,
  )
}

/** Letters and digits that a document number has at least. */
const SHORTEST = 4

function readDocument(typed: string): Selector {
  const number = normaliseDocumentNumber(typed)
  if ((number.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= SHORTEST) return { by: 'document', number }
  return refuse(
    '这不是完整的证件号码，请照证件写全。',
    'This is no whole document number: write it as it stands on the document.',
  )
}
