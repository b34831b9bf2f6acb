import type { Logger } from 'pino'
import { deskUser } from '#contracts/hub-databases'
import type { PlainDate } from '#domain/plain-date'
import { describeFailure } from '../describe-failure.ts'
import { today } from '../hub-clock.ts'
import { noteDeskEnrolled, noteDeskSeen, type Registry } from './desk-record.ts'

export interface SeenDesks {
  /** A user signed in; who is no desk is passed over. Never fails: it is a note, not a step. */
  note(userName: string): void
  /** A trial desk was handed its enrolment. */
  noteEnrolled(deskCode: string): void
}

/** Notes the last day on which each desk signed in. */
export function openSeenDesks(registry: Registry, log: Logger, now: () => number): SeenDesks {
  const prefix = deskUser('')
  const noted = new Map<string, PlainDate>()
  return {
    note(userName) {
      const code = userName.startsWith(prefix) ? userName.slice(prefix.length) : null
      const day = today(now())
      if (code === null || noted.get(code) === day) return
      noted.set(code, day)
      noteDeskSeen(registry, code, day).catch((failure) => {
        noted.delete(code)
        log.warn({ desk: code, failure: describeFailure(failure) }, 'cannot note that a desk was seen')
      })
    },
    noteEnrolled(deskCode) {
      noteDeskEnrolled(registry, deskCode).catch((failure) => {
        log.warn(
          { desk: deskCode, failure: describeFailure(failure) },
          'cannot note that a desk was enrolled',
        )
      })
    },
  }
}
