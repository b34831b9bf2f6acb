import { Button, Input } from 'antd'
import { useDeskPorts } from '../../app/desk-ports.ts'
import { useWords } from '../../wording/use-words.ts'
import { DraftField, useField } from '../register/form-fields.tsx'
import { MOST_KEPT } from '../register/TextField.tsx'
import { useGroupForm } from './use-group-form.ts'

/** The name, made by the rule. Where another was typed, the right one is one key away. */
export function GroupNameField() {
  const { groupForm } = useDeskPorts()
  const { t } = useWords()
  const { text, problem, change, leave } = useField('name')
  const isWrong = useGroupForm(
    (state) => state.shown.has('name') && state.problems.some(({ code }) => code === 'group-name-wrong'),
  )
  return (
    <DraftField path="name" required wide hint={t('groups/form/nameHint')}>
      <div className="group-name">
        <Input
          id="name"
          size="large"
          value={text}
          maxLength={MOST_KEPT}
          status={problem === null ? '' : 'error'}
          aria-describedby="name-line"
          aria-invalid={problem !== null}
          aria-required
          autoComplete="off"
          onChange={(event) => change(event.target.value)}
          onBlur={leave}
        />
        {isWrong ? (
          <Button size="large" data-testid="adopt-name" onClick={groupForm.takeRightName}>
            {t('groups/form/adopt')}
            <kbd>{t('groups/form/adoptKey')}</kbd>
          </Button>
        ) : null}
      </div>
    </DraftField>
  )
}
