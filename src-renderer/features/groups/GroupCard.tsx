import { GROUP_LEVELS } from '#domain/facts/group-applied'
import { useDeskPorts } from '../../app/desk-ports.ts'
import { useWords } from '../../wording/use-words.ts'
import { findGroupProblem } from './group-form-state.ts'
import { divisionWord } from './group-words.ts'
import { useGroupForm } from './use-group-form.ts'

/** What will be applied for, in short: also what nobody chooses, because it follows from the rest. */
export function GroupCard() {
  const { identity } = useDeskPorts()
  const { t, language, fieldName, problemSentence } = useWords()
  const draft = useGroupForm((state) => state.draft)
  const above = useGroupForm((state) => state.above)
  const problem = useGroupForm(
    (state) =>
      state.problems.find(({ code }) => code === 'group-parent-missing') ?? findGroupProblem(state, 'parent'),
  )
  const level = GROUP_LEVELS.find((known) => known === draft.level)
  return (
    <aside className="read-back" aria-label={t('groups/form/card/title')}>
      <h2>{t('groups/form/card/title')}</h2>
      <dl>
        <div className="group-card-name">
          <dt>{fieldName('name')}</dt>
          <dd>{draft.name || <span className="missing">{t('register/card/missing')}</span>}</dd>
        </div>
        <div>
          <dt>{fieldName('level')}</dt>
          <dd>{level === undefined ? '—' : t(`groups/level/${level}`)}</dd>
        </div>
        <div>
          <dt>{fieldName('division')}</dt>
          <dd data-field="division">
            {divisionWord(draft.division ?? identity.organisation.division, language)}
          </dd>
        </div>
        <div data-field="parent" data-wrong={problem === null ? undefined : ''}>
          <dt>{t('groups/form/card/above')}</dt>
          <dd>{above?.name ?? <span className="missing">{t('groups/form/card/aboveMissing')}</span>}</dd>
          <p className="field-line" role={problem === null ? undefined : 'alert'}>
            {problem === null ? t('groups/form/card/aboveHint') : problemSentence(problem)}
          </p>
        </div>
      </dl>
      <p className="soft group-card-after">{t('groups/form/card/after')}</p>
    </aside>
  )
}
