import { Button } from 'antd'
import { DOCUMENT_TYPE_LIST } from '#domain/code-lists/document-types'
import { SERVICE_CATEGORIES } from '#domain/code-lists/service-categories'
import { normaliseDocumentNumber } from '#domain/identity-document/normalise-document-number'
import { MOST_SERVICE_CATEGORIES } from '#domain/registration/read-particulars'
import { toHalfWidth } from '#domain/text/normalise-text'
import { useDeskPorts } from '../../app/desk-ports.ts'
import { codeOptions } from '../../wording/code-words.ts'
import { useWords } from '../../wording/use-words.ts'
import { ManySelectField, SelectField } from '../register/SelectField.tsx'
import { TextField } from '../register/TextField.tsx'

/** Whom to call, who answers for the group, and what it will do. */
export function PeopleStepFields() {
  const { groupForm } = useDeskPorts()
  const { t, language } = useWords()
  return (
    <div className="fields">
      <h2 className="wide">{t('groups/form/sections/contact')}</h2>
      <TextField path="contact.fullName" required />
      <TextField path="contact.phone" required inputMode="tel" tidy={toHalfWidth} />
      <div className="wide section-head">
        <h2>{t('groups/form/sections/personInCharge')}</h2>
        <Button data-testid="same-as-contact" onClick={groupForm.takeContact}>
          {t('groups/form/sameAsContact')}
        </Button>
      </div>
      <TextField path="personInCharge.fullName" required />
      <TextField path="personInCharge.phone" required inputMode="tel" tidy={toHalfWidth} />
      <TextField
        path="personInCharge.document.number"
        required
        tidy={normaliseDocumentNumber}
        hint={t('groups/form/documentHint')}
      />
      <SelectField
        path="personInCharge.document.type"
        passed
        none={t('groups/form/readOff')}
        options={codeOptions(DOCUMENT_TYPE_LIST, language)}
      />
      <h2 className="wide">{t('groups/form/sections/service')}</h2>
      <ManySelectField
        path="serviceCategories"
        required
        options={codeOptions(SERVICE_CATEGORIES, language)}
        maximum={MOST_SERVICE_CATEGORIES}
      />
      <TextField path="plannedSize" inputMode="numeric" />
      <TextField path="address" wide />
    </div>
  )
}
