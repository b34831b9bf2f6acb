import { AGES } from '#domain/policy/ages'
import { useWords } from '../../wording/use-words.ts'
import { DraftField, useField, useForm } from './form-fields.tsx'
import { TextField } from './TextField.tsx'

/** What follows from the age, and the one thing about it that can be declared. */
export function StandingFields() {
  const { t } = useWords()
  const found = useForm((state) => state.standing)
  const { text, change } = useField('standing')
  if (found === null) return <div />
  const canDeclare = found.age >= AGES.majority ? 'adult-under-guardianship' : 'self-supporting'
  const mayDeclare = found.age >= AGES.ownWages
  const declared = text === canDeclare
  const words =
    found.ageClass === 'under-8'
      ? t('register/derived/guardian-acts')
      : t(`register/derived/${found.standing}`)
  return (
    <>
      <DraftField path="standing" group passed hint={words}>
        {mayDeclare ? (
          <label className="tick">
            <input
              type="checkbox"
              id="standing"
              checked={declared}
              onChange={(event) => change(event.target.checked ? canDeclare : null)}
            />
            <span>
              {canDeclare === 'self-supporting'
                ? t('register/standing/wages')
                : t('register/standing/guardianship')}
            </span>
          </label>
        ) : (
          <strong className="plain-answer">{t(`choices/standing/${found.standing}`)}</strong>
        )}
      </DraftField>
      {found.standing === 'self-supporting' ? (
        <TextField path="wagesNote" required wide maxLength={120} />
      ) : null}
    </>
  )
}
