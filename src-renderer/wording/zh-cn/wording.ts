import { blankSheet } from './blank-sheet.ts'
import { certificate, verify } from './certificate.ts'
import { choices } from './choices.ts'
import { consent } from './consent.ts'
import { consentLife } from './consent-life.ts'
import { consentSheet } from './consent-sheet.ts'
import { elsewhere } from './elsewhere.ts'
import { fields } from './fields.ts'
import { frame } from './frame.ts'
import { groups } from './groups.ts'
import { minors } from './minors.ts'
import { register } from './register.ts'
import { review, reviews } from './reviews.ts'
import { person, roster } from './roster.ts'
import { seals } from './seals.ts'
import { settings, sync } from './sync.ts'
import { vault } from './vault.ts'

/** Every sentence of the desk in Chinese. Its shape is the shape of every language. */
export const wording = {
  frame,
  register,
  fields,
  choices,
  consent,
  consentLife,
  consentSheet,
  blankSheet,
  roster,
  person,
  reviews,
  review,
  elsewhere,
  groups,
  minors,
  certificate,
  verify,
  seals,
  sync,
  settings,
  vault,
}
