import { z } from 'zod'
import { DeskIdentity, EnrolAnswer, Enrolment } from './enrolment.ts'
import { SignInAnswer } from './sign-in.ts'

const nothing = z.null()

/** Everything the window may ask of the main process. Nothing else crosses. */
export const DESK_BRIDGE = {
  /** Who this desk is; null before enrolment. */
  'desk:identity': { ask: nothing, answer: DeskIdentity.nullable() },
  /** Keeps an enrolment: the credential goes to the system's keychain and never comes back. */
  'desk:enrol': { ask: Enrolment, answer: EnrolAnswer },
  /** Signs the desk in at the hub with the kept credential. */
  'hub:sign-in': { ask: nothing, answer: SignInAnswer },
  /** Prints this window through the system's dialog. */
  'page:print': { ask: nothing, answer: z.object({ printed: z.boolean() }) },
  /** Saves this window as a PDF where the worker says; null when they changed their mind. */
  'page:save-pdf': {
    ask: z.object({ fileName: z.string().min(1).max(120) }),
    answer: z.object({ savedAs: z.string().nullable() }),
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
export const DESK_EVENTS = ['power:resumed'] as const
export type DeskEvent = (typeof DESK_EVENTS)[number]

/** What the preload puts on `window.deskBridge`. */
export interface DeskBridge {
  ask<C extends Channel>(channel: C, ask: Ask<C>): Promise<Answer<C>>
  on(event: DeskEvent, listener: () => void): () => void
}
