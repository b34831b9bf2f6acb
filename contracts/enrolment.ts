import { z } from 'zod'

export const ORGANISATION_LEVELS = ['registrar', 'federation', 'corps', 'office'] as const

export const Organisation = z.object({
  code: z.string().regex(/^[0-9]{6,12}$/),
  name: z.string().min(1).max(80),
  level: z.enum(ORGANISATION_LEVELS),
  /** GB/T 2260, six digits. */
  division: z.string().regex(/^[0-9]{6}$/),
  parent: z.string().nullable(),
})
export type Organisation = z.infer<typeof Organisation>

export const Worker = z.object({ id: z.string().min(1).max(80), name: z.string().min(1).max(40) })
export type Worker = z.infer<typeof Worker>

/** What a desk knows about itself. The page may see all of this. */
export const DeskIdentity = z.object({
  desk: z.object({ code: z.string().regex(/^[0-9]{6,12}-[0-9]{2}$/), name: z.string().min(1) }),
  organisation: Organisation,
  workers: z.array(Worker).min(1),
})
export type DeskIdentity = z.infer<typeof DeskIdentity>

/** The whole enrolment: identity, where the hub is, and the desk's credential, which the page of the Electron edition never sees. */
export const Enrolment = DeskIdentity.extend({
  /**
   * Absolute URL of the hub's CouchDB root, without a trailing slash. Paths are appended to it, so it may hold no query and no
   * fragment; and only http(s), or a hostile enrolment could name a file of this machine.
   */
  hubUrl: z.url({ protocol: /^https?$/ }).regex(/^[^?#]*[^/?#]$/),
  credential: z.object({ name: z.string().min(1), password: z.string().min(1) }),
})
export type Enrolment = z.infer<typeof Enrolment>

/**
 * `kept`: the credential lies encrypted on this machine. `until-closed`: the system offers no safe place for it, so it stays in
 * memory only and the desk must be enrolled again after the next start. `not-stored`: the enrolment could not be stored at all.
 */
export const EnrolAnswer = z.object({ outcome: z.enum(['kept', 'until-closed', 'not-stored']) })
export type EnrolAnswer = z.infer<typeof EnrolAnswer>
