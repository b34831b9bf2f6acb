import { z } from 'zod'
import type { OutgoingFact } from '../store/fact-exchange.ts'
import type { RefusedFact } from '../store/refused-fact.ts'
import { fetchDocuments } from './fetch-documents.ts'
import type { HubSession, SessionAnswer } from './hub-session.ts'
import { type Compression, isEmptied, type Parcel, packParcel } from './parcel.ts'
import { isSameDocument } from './same-document.ts'

/** What became of one fact. `again`: nobody knows yet, it must be sent once more. */
export type Verdict =
  | { readonly verdict: 'sent' }
  | { readonly verdict: 'refused'; readonly code: RefusedFact['code']; readonly words: string }
  | { readonly verdict: 'again'; readonly words: string }

export type SendAnswer =
  | { readonly outcome: 'sent'; readonly verdicts: ReadonlyMap<string, Verdict>; readonly tooLarge: boolean }
  | Exclude<SessionAnswer, { outcome: 'answered' } | { outcome: 'refused' }>
  | { readonly outcome: 'no-hub'; readonly reason: 'no-such-office' }

/** The line to one of the hub's databases. */
export interface HubLine {
  readonly session: HubSession
  readonly database: string
  readonly silenceMs: number
  readonly stop: AbortSignal
  readonly onLife: () => void
  readonly onSkew: (milliseconds: number) => void
}
export interface SendContext extends HubLine {
  readonly compression: Compression
}

const Rows = z.array(
  z.object({
    id: z.string(),
    ok: z.boolean().optional(),
    rev: z.string().optional(),
    error: z.string().optional(),
    reason: z.string().optional(),
  }),
)
type Row = z.infer<typeof Rows>[number]

/** Sends one parcel and finds out what became of every fact in it. One bad fact never keeps another one back. */
export async function sendParcel(parcel: Parcel, context: SendContext): Promise<SendAnswer> {
  const answer = await context.session.ask({
    ...context,
    path: `/${context.database}/_bulk_docs`,
    init: { method: 'POST', body: parcel.body, headers: parcel.headers },
  })
  if (answer.outcome === 'refused') {
    if (answer.because === 'missing') return { outcome: 'no-hub', reason: 'no-such-office' }
    if (answer.because === 'malformed' && parcel.compressed) {
      const plain = await sendParcel(await packParcel(parcel.facts, { works: false }), context)
      if (plain.outcome === 'sent') context.compression.works = false
      return plain
    }
    return bisect(parcel, answer.because, answer.words, context)
  }
  if (answer.outcome !== 'answered') return answer
  const rows = Rows.safeParse(answer.body)
  if (!rows.success) return { outcome: 'no-hub', reason: 'not-a-hub' }
  return readRows(parcel.facts, rows.data, context)
}

/** The hub refuses the request as a whole and names no culprit: half by half until it stands alone. */
async function bisect(
  { facts }: Parcel,
  because: 'too-large' | 'malformed',
  words: string,
  context: SendContext,
): Promise<SendAnswer> {
  const [only] = facts
  const tooLarge = because === 'too-large'
  if (only && facts.length === 1) {
    return {
      outcome: 'sent',
      verdicts: new Map([[only.id, { verdict: 'refused', code: because, words }]]),
      tooLarge,
    }
  }
  const middle = Math.ceil(facts.length / 2)
  const verdicts = new Map<string, Verdict>()
  for (const half of [facts.slice(0, middle), facts.slice(middle)]) {
    const answer = await sendParcel(
      await packParcel(half, { works: tooLarge && context.compression.works }),
      context,
    )
    // What the first half achieved is not lost: sent again, it will be found to be there.
    if (answer.outcome !== 'sent') return answer
    for (const [id, verdict] of answer.verdicts) verdicts.set(id, verdict)
  }
  return { outcome: 'sent', verdicts, tooLarge }
}

async function readRows(
  facts: readonly OutgoingFact[],
  rows: readonly Row[],
  context: SendContext,
): Promise<SendAnswer> {
  const byId = new Map(rows.map((row) => [row.id, row]))
  const verdicts = new Map<string, Verdict>()
  const conflicts = new Map<string, string>()
  for (const fact of facts) {
    const { id, text } = fact
    const row = byId.get(id)
    if (isEmptied(fact)) verdicts.set(id, { verdict: 'sent' })
    else if (row?.error === 'conflict') conflicts.set(id, text)
    else verdicts.set(id, readRow(row))
  }
  if (conflicts.size > 0) {
    // The document is there already. Usually it is ours, and only the answer to an earlier request was lost.
    const found = await fetchDocuments([...conflicts.keys()], context)
    if (found.outcome !== 'fetched') return found
    for (const [id, text] of conflicts) verdicts.set(id, compare(text, found.documents.get(id)))
  }
  return { outcome: 'sent', verdicts, tooLarge: false }
}

function readRow(row: Row | undefined): Verdict {
  if (row === undefined) return { verdict: 'again', words: 'no answer for this fact' }
  if (row.error === undefined) return { verdict: 'sent' }
  const words = row.reason ?? row.error
  // `unauthorized` in a row is thrown by the hub's guard; a session that is over is an answer to the whole request.
  if (row.error === 'forbidden' || row.error === 'unauthorized')
    return { verdict: 'refused', code: 'forbidden', words }
  if (row.error === 'bad_request' || row.error === 'doc_validation')
    return { verdict: 'refused', code: 'malformed', words }
  return { verdict: 'again', words }
}

function compare(text: string, atHub: unknown): Verdict {
  if (atHub === undefined) return { verdict: 'again', words: 'in conflict with nothing' }
  return isSameDocument(JSON.parse(text), atHub)
    ? { verdict: 'sent' }
    : { verdict: 'refused', code: 'different-at-hub', words: 'another document has this id' }
}
