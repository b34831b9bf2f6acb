import { DownOutlined, UpOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { EDUCATIONS } from '#domain/code-lists/educations'
import { EMPLOYMENTS } from '#domain/code-lists/employments'
import { ETHNICITIES } from '#domain/code-lists/ethnicities'
import { POLITICAL_STATUSES } from '#domain/code-lists/political-statuses'
import { SKILLS } from '#domain/code-lists/skills'
import { TIME_SLOTS } from '#domain/code-lists/time-slots'
import { useDeskPorts } from '../../app/desk-ports.ts'
import { useWatched } from '../../app/use-watched.ts'
import { codeOptions } from '../../wording/code-words.ts'
import { useWords } from '../../wording/use-words.ts'
import { ManySelectField, SelectField } from './SelectField.tsx'
import { TextField } from './TextField.tsx'

/** What nobody has to say. Closed until wanted; whether it is open is remembered on this computer. */
export function MoreFields() {
  const { preferences } = useDeskPorts()
  const { t, language } = useWords()
  const open = useWatched(preferences.moreFields)
  return (
    <>
      <div className="wide more-toggle">
        <Button
          aria-expanded={open}
          icon={open ? <UpOutlined /> : <DownOutlined />}
          onClick={() => preferences.moreFields.set(!open)}
        >
          {open ? t('register/less') : t('register/more')}
        </Button>
        {open ? null : <span className="soft">{t('register/moreHint')}</span>}
      </div>
      {open ? (
        <>
          <SelectField path="ethnicity" options={codeOptions(ETHNICITIES, language)} />
          <SelectField path="politicalStatus" options={codeOptions(POLITICAL_STATUSES, language)} />
          <SelectField path="education" options={codeOptions(EDUCATIONS, language)} />
          <SelectField path="employment" options={codeOptions(EMPLOYMENTS, language)} />
          <ManySelectField path="skills" options={codeOptions(SKILLS, language)} />
          <ManySelectField path="timeSlots" options={codeOptions(TIME_SLOTS, language)} />
          <TextField path="emergencyContact.fullName" />
          <TextField path="emergencyContact.phone" inputMode="tel" />
        </>
      ) : null}
    </>
  )
}
