import { z } from 'zod'
import { PlainDate } from '../plain-date.ts'

/** A volunteer joins a group of this office (notice, section 3: "成为本单位志愿服务团队的成员"). Subject: the registration. */
export const GroupJoined = z.object({
  group: z
    .string()
    .regex(/^group:/)
    .max(80),
  on: PlainDate,
})
export type GroupJoined = z.infer<typeof GroupJoined>

export const GroupLeft = z.object({
  group: z
    .string()
    .regex(/^group:/)
    .max(80),
  on: PlainDate,
  reason: z.string().max(200),
})
export type GroupLeft = z.infer<typeof GroupLeft>
