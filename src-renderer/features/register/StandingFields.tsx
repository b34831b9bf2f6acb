import { AGES } from '#domain/policy/ages'
import { useWords } from '../../wording/use-words.ts'
import { useField, useForm } from './form-fields.tsx'
import { TextField } from './TextField.tsx'

/** What follows from the age, said at once, and the one thing about it that can be declared. */
export function StandingFields() {
  const { t } = useWords()
  const found = useForm((state) => state.standing)
  const { text, problem, change } = useField('standing')
  if (found === null) return null
  const canDeclare = found.age >= AGES.majority ? 'adult-under-guardianship' : 'self-supporting'
  const words = found.ageClass === 'under-8' ? 'guardian-acts' : found.standing
  return (
    <>
      <div className="standing" data-field="standing" data-wrong={problem === null ? undefined : ''}>
        <strong role="status">
          {t('register/derived/age', { age: found.age })} · {t(`register/derived/${words}`)}
        </strong>
        {found.age >= AGES.ownWages ? (
          <label className="tick">
            <input
              type="checkbox"
              id="standing"
              checked={text === canDeclare}
              onChange={(event) => change(event.target.checked ? canDeclare : null)}
            />
            <span>
              {canDeclare === 'self-supporting'
                ? t('register/standing/wages')
                : t('register/standing/guardianship')}
            </span>
          </label>
        ) : null}
        {problem === null ? null : (
          <p className="field-line" role="alert">
            {problem}
          </p>
        )}
      </div>
      {found.standing === 'self-supporting' ? <TextField path="wagesNote" required wide /> : null}
    </>
  )
}
