import { z } from 'zod'

/*
 * Whatever is not of the expected type is read as "not filled in": a draft may come from an older version, a damaged disk or a
 * desk that bypassed the form, and the rules then ask for the missing field instead of failing to read the whole.
 */
const text = z.string().nullish().catch(null)
const count = z.number().nullish().catch(null)
const yesNo = z.boolean().nullish().catch(null)
const texts = z
  .array(z.unknown())
  .transform((items) => items.filter((item) => typeof item === 'string'))
  .nullish()
  .catch(null)
const answers = z.record(z.string(), yesNo).nullish().catch(null)

function part<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.object(shape).nullish().catch(null)
}

const document = part({ type: text, number: text })
const notice = part({ version: text, language: text, readAloud: yesNo })

/**
 * A registration while it is being filled in: the fields and nesting of `ResidentRegistered`, each of them absent, null, or as typed.
 * `standing` holds only what was declared (`self-supporting`, `adult-under-guardianship`); otherwise the age decides.
 */
export const ResidentDraft = z.object({
  standing: text,
  document,
  fullName: text,
  sex: text,
  bornOn: text,
  ethnicity: text,
  politicalStatus: text,
  education: text,
  employment: text,
  noticeGroup: text,
  phone: part({ number: text, owner: text }),
  residence: part({ division: text, community: text, detail: text }),
  serviceArea: text,
  serviceCategories: texts,
  skills: texts,
  timeSlots: texts,
  emergencyContact: part({ fullName: text, phone: text }),
  oathRead: yesNo,
  provisionalNumber: text,
  wagesNote: text,
  ownConsent: part({ scopes: answers, notice, givenOn: text }),
  guardianConsent: part({
    guardian: part({
      fullName: text,
      document,
      phone: text,
      relation: text,
      ground: text,
      shownBy: text,
    }),
    notice,
    scopes: answers,
    ownView: text,
    ownWill: part({ understands: text, says: text }),
    signature: part({
      form: text,
      image: part({ mediaType: text, base64: text, sha256: text, evidence: text, desk: text, bytes: count }),
      paperNumber: text,
      scan: part({ mediaType: text, sha256: text, evidence: text, desk: text, bytes: count }),
    }),
    givenOn: text,
    validUntil: text,
    accompaniment: text,
    retainUntil: text,
  }),
})
export type ResidentDraft = z.infer<typeof ResidentDraft>

/** Reads anything as a draft; what is no draft at all is an empty one. Total: it never throws. */
export function readResidentDraft(raw: unknown): ResidentDraft {
  const read = ResidentDraft.safeParse(raw)
  return read.success ? read.data : {}
}
