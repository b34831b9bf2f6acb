import { EvidenceReference } from '#domain/facts/evidence-reference'
import { SignatureImage } from '#domain/facts/guardian-consent'
import { labelOf, pathWords, type Words } from './field-labels.ts'
import { GUARDIAN_SCOPES, OWN_SCOPES, wordsOf } from './value-words.ts'

/** What a copy calls those whom facts name by a code. Each answers null where nobody knows. */
export interface CopyNames {
  readonly organisation: (code: string) => string | null
  readonly desk: (code: string) => string | null
  readonly worker: (id: string) => string | null
  readonly group: (subject: string) => string | null
  /** Where in this copy a fact stands: 1, 2, 3 … */
  readonly record: (factId: string) => number | null
  /** The file beside the copy that an image became, or why there is none. By the image's checksum. */
  readonly image: (sha256: string) => Words | string | null
}

const NOT_GIVEN = '未填写 not given'
const NONE = '没有 none'
const INDENT = '  '

/** A fact's body as lines `label: value`, whatever is in it: what this version does not know is shown as it stands. */
export function fieldLines(
  body: Readonly<Record<string, unknown>>,
  names: CopyNames,
  depth: number,
): readonly string[] {
  // Children and adults are asked in other words.
  const scopes = 'guardian' in body || body.by === 'guardian' ? GUARDIAN_SCOPES : OWN_SCOPES
  return Object.entries(body).flatMap(([field, value]) => linesOf(field, value, { names, depth, scopes }))
}

interface Around {
  readonly names: CopyNames
  readonly depth: number
  readonly scopes: Readonly<Record<string, Words>>
}

function linesOf(field: string, value: unknown, around: Around): readonly string[] {
  const { names, depth, scopes } = around
  const label = `${INDENT.repeat(depth)}${joined(labelOf(field))}`
  if (field === 'scopes' && isRecord(value)) return [`${label}：`, ...scopeLines(value, around)]
  if (Array.isArray(value) && value.some(isRecord))
    return value.flatMap((item, at) => [
      `${label} ${at + 1}：`,
      ...(isRecord(item)
        ? fieldLines(item, names, depth + 1)
        : [`${INDENT.repeat(depth + 1)}${String(item)}`]),
    ])
  if (Array.isArray(value)) {
    const words = value.map((item) => purposeWords(field, item, scopes) ?? inWords(field, item, names))
    return [`${label}：${words.length === 0 ? NONE : words.join('；')}`]
  }
  if (isRecord(value))
    return [`${label}：`, ...imageLines(value, names, depth + 1), ...innerLines(value, names, depth + 1)]
  return [`${label}：${inWords(field, value, names)}`]
}

function purposeWords(field: string, purpose: unknown, scopes: Around['scopes']): string | null {
  const words = field === 'refused' && typeof purpose === 'string' ? scopes[purpose] : undefined
  return words ? joined(words) : null
}

/** Each purpose with its answer. */
function scopeLines(scopes: Readonly<Record<string, unknown>>, around: Around): readonly string[] {
  const indent = INDENT.repeat(around.depth + 1)
  return Object.entries(scopes).map(([scope, answer]) => {
    const words = Object.hasOwn(around.scopes, scope) ? around.scopes[scope] : undefined
    return `${indent}${joined(words ?? labelOf(scope))}：${inWords(scope, answer, around.names)}`
  })
}

/** The image itself lies beside the copy: as text it would be pages of letters. */
function innerLines(
  value: Readonly<Record<string, unknown>>,
  names: CopyNames,
  depth: number,
): readonly string[] {
  if (!SignatureImage.safeParse(value).success) return fieldLines(value, names, depth)
  const { base64: _, ...rest } = value
  return fieldLines(rest, names, depth)
}

function imageLines(
  value: Readonly<Record<string, unknown>>,
  names: CopyNames,
  depth: number,
): readonly string[] {
  if (!SignatureImage.safeParse(value).success && !EvidenceReference.safeParse(value).success) return []
  const image = names.image(String(value.sha256)) ?? NOT_HERE
  return [`${INDENT.repeat(depth)}图像 Image：${typeof image === 'string' ? image : joined(image)}`]
}

const NOT_HERE: Words = ['枢纽没有这个图像', 'the hub does not have this image']

function inWords(field: string, value: unknown, names: CopyNames): string {
  if (value === null || value === undefined || value === '') return NOT_GIVEN
  if (typeof value === 'boolean') return value ? '是 yes' : '否 no'
  const text = String(value)
  const words = wordsOf(field, text)
  if (words) return joined(words)
  switch (field) {
    case 'field':
      return joined(pathWords(text))
    case 'answers':
    case 'dispute': {
      const at = names.record(text)
      return at === null ? text : `第 ${at} 条 record ${at}`
    }
    case 'reviewer':
    case 'parent':
      return withCode(names.organisation(text), text)
    case 'desk':
      return withCode(names.desk(text), text)
    case 'group':
      return withCode(names.group(text), text)
    default:
      return text
  }
}

function withCode(name: string | null, code: string): string {
  return name === null ? code : `${name}（${code}）`
}

export function joined([zh, en]: Words): string {
  return `${zh} ${en}`
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
