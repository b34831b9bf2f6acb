import { z } from 'zod'

/*
 * Whatever is not of the expected type is read as "not filled in", as in `domain/registration/resident-draft.ts`: the rules then ask for
 * the missing field instead of failing to read the whole.
 */
const text = z.string().nullish().catch(null)
const yesNo = z.boolean().nullish().catch(null)
/** Typed as text, written as a number. */
const count = z.union([z.string(), z.number()]).nullish().catch(null)
const texts = z
  .array(z.unknown())
  .transform((items) => items.filter((item) => typeof item === 'string'))
  .nullish()
  .catch(null)

function part<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.object(shape).nullish().catch(null)
}

/** A group's application while it is being filled in: the fields and nesting of `GroupApplied`, each absent, null, or as typed. */
export const GroupDraft = z.object({
  level: text,
  kind: text,
  name: text,
  unit: part({ name: text, type: text, creditCode: text }),
  registered: yesNo,
  parent: text,
  division: text,
  address: text,
  contact: part({ fullName: text, phone: text }),
  personInCharge: part({ fullName: text, document: part({ type: text, number: text }), phone: text }),
  serviceCategories: texts,
  professionalField: text,
  population: count,
  staffCount: count,
  plannedSize: count,
})
export type GroupDraft = z.infer<typeof GroupDraft>

/** Reads anything as a draft; what is no draft at all is an empty one. Total: it never throws. */
export function readGroupDraft(raw: unknown): GroupDraft {
  const read = GroupDraft.safeParse(raw)
  return read.success ? read.data : {}
}
