import { Input } from 'antd'
import { GROUP_KIND_LIST } from '#domain/code-lists/group-kinds'
import { PROFESSIONAL_FIELD_LIST } from '#domain/code-lists/professional-fields'
import { SPONSOR_TYPES } from '#domain/code-lists/sponsor-types'
import { useDeskPorts } from '../../app/desk-ports.ts'
import { FieldFrame } from '../../ui/FieldFrame.tsx'
import { codeOptions } from '../../wording/code-words.ts'
import { useWords } from '../../wording/use-words.ts'
import { ChoiceField } from '../register/ChoiceField.tsx'
import { SelectField } from '../register/SelectField.tsx'
import { TextField } from '../register/TextField.tsx'
import { GroupNameField } from './GroupNameField.tsx'
import { levelsOf } from './group-draft-form.ts'
import { useGroupForm } from './use-group-form.ts'
import { YesNoField } from './YesNoField.tsx'

/** Which group it is. What follows from the answers stands there already, and Enter passes it. */
export function GroupStepFields() {
  const { identity } = useDeskPorts()
  const { t, language } = useWords()
  const kind = useGroupForm(({ draft }) => draft.kind)
  const isTeam = useGroupForm(({ draft }) => draft.level !== 'corps')
  const isRegistered = useGroupForm(({ draft }) => draft.registered === true)
  const levels = levelsOf(identity.organisation)
  return (
    <>
      <CorrectionReason />
      <div className="fields">
        {levels.length > 1 ? (
          <ChoiceField
            path="level"
            required
            wide
            options={levels.map((value) => ({ value, label: t(`groups/level/${value}`) }))}
          />
        ) : null}
        <ChoiceField path="kind" required wide options={codeOptions(GROUP_KIND_LIST, language)} />
        <TextField path="unit.name" required third hint={t('groups/form/unitHint')} />
        <SelectField path="unit.type" required third options={codeOptions(SPONSOR_TYPES, language)} />
        {isTeam ? (
          <SelectField
            path="professionalField"
            third
            none={t('groups/form/noField')}
            options={codeOptions(PROFESSIONAL_FIELD_LIST, language)}
            hint={t('groups/form/fieldHint')}
          />
        ) : null}
        <GroupNameField />
        <YesNoField path="registered" required third />
        <TextField
          path="unit.creditCode"
          required={isRegistered}
          third
          hint={t(isRegistered ? 'groups/form/creditNeeded' : 'groups/form/creditHint')}
        />
        {kind === 'community' ? (
          <TextField
            path="population"
            required
            third
            inputMode="numeric"
            hint={t('groups/form/populationHint')}
          />
        ) : null}
        {kind === 'civilised-unit' || kind === 'stationed-unit' ? (
          <TextField path="staffCount" required third inputMode="numeric" hint={t('groups/form/staffHint')} />
        ) : null}
      </div>
    </>
  )
}

/** A correction says why: the reason stays with the group for good. */
function CorrectionReason() {
  const { groupForm } = useDeskPorts()
  const { t, problemSentence } = useWords()
  const reason = useGroupForm((state) => state.correction?.reason ?? null)
  const problem = useGroupForm((state) =>
    state.shown.has('reason') ? (state.problems.find(({ field }) => field === 'reason') ?? null) : null,
  )
  if (reason === null) return null
  return (
    <FieldFrame
      id="reason"
      label={t('fields/reason')}
      required
      problem={problem === null ? null : problemSentence(problem)}
    >
      <Input
        id="reason"
        value={reason}
        maxLength={200}
        placeholder={t('groups/form/reasonHint')}
        aria-describedby="reason-line"
        onChange={(event) => groupForm.changeReason(event.target.value)}
      />
    </FieldFrame>
  )
}
