import { z } from 'zod'
import { EnrolSealedAnswer } from './enrol-sealed.ts'
import { DeskIdentity } from './enrolment.ts'
import { SignInAnswer } from './sign-in.ts'

const nothing = z.null()
/** 32 bytes as base64url. */
const Digest = z.string().regex(/^[\w-]{43}$/)

/** Everything the window may ask of the main process. Nothing else crosses. */
export const DESK_BRIDGE = {
  /** Who this desk is; null before enrolment. */
  'desk:identity': { ask: nothing, answer: DeskIdentity.nullable() },
  /** Opens a sealed enrolment with its one-time code and keeps it: the credential never enters the window. */
  'desk:enrol-sealed': {
    ask: z.object({ text: z.string().max(20_000), code: z.string().max(200) }),
    answer: EnrolSealedAnswer,
  },
  /** Every desk that this computer was ever enrolled as; the present one is among them. */
  'desk:known': { ask: nothing, answer: z.array(DeskIdentity) },
  /** From now on this computer is that desk of the known ones; the window is to be opened anew. */
  'desk:choose': { ask: z.object({ code: DeskIdentity.shape.desk.shape.code }), answer: z.boolean() },
  /** Signs the desk in at the hub with the kept credential. */
  'hub:sign-in': { ask: nothing, answer: SignInAnswer },
  /** HMAC-SHA-256 of 32 bytes under a secret of this machine, which stays in main; null where the system has no safe place for one. */
  'vault:bind': { ask: z.object({ bytes: Digest }), answer: z.object({ bound: Digest.nullable() }) },
  /** Prints this window through the system's dialog. */
  'page:print': { ask: nothing, answer: z.object({ printed: z.boolean() }) },
  /** Saves this window as a PDF where the worker says; null when they changed their mind. */
  'page:save-pdf': {
    ask: z.object({ fileName: z.string().min(1).max(120) }),
    answer: z.object({ savedAs: z.string().nullable() }),
  },
  /** Saves a text where the worker says. `not-written`: the disk or the stick refused. */
  'page:save-file': {
    ask: z.object({ fileName: z.string().min(1).max(120), text: z.string().max(400_000_000) }),
    answer: z.discriminatedUnion('outcome', [
      z.object({ outcome: z.literal('saved'), savedAs: z.string() }),
      z.object({ outcome: z.enum(['cancelled', 'not-written']) }),
    ]),
  },
  /** Writes on in the file that was just saved: a text too large to cross at once. False where the disk or the stick refused. */
  'page:save-more': {
    ask: z.object({ text: z.string().max(16_000_000) }),
    answer: z.object({ written: z.boolean() }),
  },
  /** A failure in words without personal data, for the log file. */
  'log:failure': {
    ask: z.object({ where: z.string().max(200), what: z.string().max(4000) }),
    answer: nothing,
  },
} as const

export type Channel = keyof typeof DESK_BRIDGE
export type Ask<C extends Channel> = z.infer<(typeof DESK_BRIDGE)[C]['ask']>
export type Answer<C extends Channel> = z.infer<(typeof DESK_BRIDGE)[C]['answer']>

/** Events that main sends to the window, without a payload. */
export const DESK_EVENTS = ['power:resumed', 'power:locked'] as const
export type DeskEvent = (typeof DESK_EVENTS)[number]

/** What the preload puts on `window.deskBridge`. */
export interface DeskBridge {
  ask<C extends Channel>(channel: C, ask: Ask<C>): Promise<Answer<C>>
  on(event: DeskEvent, listener: () => void): () => void
}
