import {
  GUARDIAN_RELATION_LIST,
  GUARDIANSHIP_GROUND_LIST,
  RELATION_SHOWN_BY_LIST,
} from '#domain/code-lists/guardian-consent-lists'
import { groundsFor } from '#domain/consent/guardianship-grounds'
import { GUARDIAN_RELATIONS } from '#domain/facts/guardian-consent'
import { normaliseDocumentNumber } from '#domain/identity-document/normalise-document-number'
import { toHalfWidth } from '#domain/text/normalise-text'
import { codeOptions } from '../../wording/code-words.ts'
import { useWords } from '../../wording/use-words.ts'
import { ChoiceField } from './ChoiceField.tsx'
import { useField, useForm } from './form-fields.tsx'
import { SelectField } from './SelectField.tsx'
import { TextField } from './TextField.tsx'

const ROOT = 'guardianConsent.guardian'

/** Who consents, and on what ground. Only relations and grounds that the law knows for this age can be chosen. */
export function GuardianFields() {
  const { language } = useWords()
  const age = useForm((state) => state.standing?.age ?? 0)
  const { text: chosen } = useField(`${ROOT}.relation`)
  const relation = GUARDIAN_RELATIONS.find((known) => known === chosen)
  const grounds = relation === undefined ? [] : groundsFor(relation, age)
  return (
    <div className="fields">
      <TextField path={`${ROOT}.fullName`} required />
      <TextField path={`${ROOT}.document.number`} required tidy={normaliseDocumentNumber} />
      <SelectField
        path={`${ROOT}.relation`}
        required
        options={codeOptions(GUARDIAN_RELATION_LIST, language).filter(
          ({ value }) => groundsFor(value, age).length > 0,
        )}
      />
      <SelectField
        path={`${ROOT}.ground`}
        required
        options={codeOptions(GUARDIANSHIP_GROUND_LIST, language).filter(
          ({ value }) => relation === undefined || grounds.includes(value),
        )}
      />
      <ChoiceField
        path={`${ROOT}.shownBy`}
        required
        wide
        options={codeOptions(RELATION_SHOWN_BY_LIST, language)}
      />
      <TextField path={`${ROOT}.phone`} required inputMode="tel" tidy={toHalfWidth} />
    </div>
  )
}
