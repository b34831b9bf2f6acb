import { Input } from 'antd'
import { KAIFENG_DIVISIONS } from '#domain/code-lists/kaifeng-divisions'
import { NOTICE_GROUP_LIST } from '#domain/code-lists/notice-groups'
import { SERVICE_CATEGORIES } from '#domain/code-lists/service-categories'
import { PHONE_OWNERS } from '#domain/facts/resident-registered'
import { MOST_SERVICE_CATEGORIES } from '#domain/registration/read-particulars'
import { toHalfWidth } from '#domain/text/normalise-text'
import { useDeskPorts } from '../../app/desk-ports.ts'
import { FieldFrame } from '../../ui/FieldFrame.tsx'
import { codeOptions } from '../../wording/code-words.ts'
import { useWords } from '../../wording/use-words.ts'
import { ChoiceField } from './ChoiceField.tsx'
import { useForm } from './form-fields.tsx'
import { IdentityFields } from './IdentityFields.tsx'
import { MoreFields } from './MoreFields.tsx'
import { ManySelectField, SelectField } from './SelectField.tsx'
import { StandingFields } from './StandingFields.tsx'
import { TextField } from './TextField.tsx'
import { tidyDate } from './tidy-date.ts'

/** Who the resident is. What the document says is filled in and passed over by Enter. */
export function ResidentStep() {
  const { t, language } = useWords()
  const derivedSex = useForm((state) => state.reading?.derived.sex !== undefined)
  const derivedBirth = useForm((state) => state.reading?.derived.bornOn !== undefined)
  const divisions = codeOptions(KAIFENG_DIVISIONS, language)
  return (
    <>
      <CorrectionReason />
      <IdentityFields />
      <div className="fields">
        <TextField path="fullName" required third />
        <ChoiceField
          path="sex"
          required
          third
          passed={derivedSex}
          options={[
            { value: 'male', label: t('choices/sex/male') },
            { value: 'female', label: t('choices/sex/female') },
          ]}
        />
        <TextField
          path="bornOn"
          required
          third
          passed={derivedBirth}
          inputMode="numeric"
          placeholder="1957-03-14"
          tidy={tidyDate}
        />
        <StandingFields />
        <ChoiceField path="noticeGroup" required wide options={codeOptions(NOTICE_GROUP_LIST, language)} />
        <TextField
          path="phone.number"
          inputMode="tel"
          tidy={toHalfWidth}
          hint={t('register/phone/noneHint')}
        />
        <ChoiceField
          path="phone.owner"
          passed
          options={PHONE_OWNERS.map((owner) => ({ value: owner, label: t(`choices/phoneOwner/${owner}`) }))}
        />
        <SelectField path="residence.division" required options={divisions} />
        <TextField path="residence.community" required />
        <TextField path="residence.detail" wide />
        <SelectField path="serviceArea" required options={divisions} />
        <ManySelectField
          path="serviceCategories"
          options={codeOptions(SERVICE_CATEGORIES, language)}
          maximum={MOST_SERVICE_CATEGORIES}
        />
        <MoreFields />
      </div>
    </>
  )
}

/** A correction says why: the reason stays with the registration for good. */
function CorrectionReason() {
  const { registration } = useDeskPorts()
  const { t, problemSentence } = useWords()
  const reason = useForm((state) => state.correction?.reason ?? null)
  const problem = useForm((state) =>
    state.shown.has('reason') ? (state.problems.find((found) => found.field === 'reason') ?? null) : null,
  )
  if (reason === null) return null
  return (
    <FieldFrame
      id="reason"
      label={t('fields/reason')}
      required
      problem={problem === null || reason.trim() !== '' ? null : problemSentence(problem)}
    >
      <Input
        id="reason"
        value={reason}
        maxLength={200}
        placeholder={t('register/correctReasonHint')}
        onChange={(event) => registration.changeReason(event.target.value)}
      />
    </FieldFrame>
  )
}
