import type { CodeEntry } from '#domain/code-lists/code-entry'
import type { AskedScope } from '#domain/consent/asked-scopes'
import { Choices } from '../../ui/Choices.tsx'
import { codeWord } from '../../wording/code-words.ts'
import { useWords } from '../../wording/use-words.ts'
import { useField } from './form-fields.tsx'

/** Each purpose by itself, yes or no, none answered beforehand (separate consent). */
export function ScopeQuestions(props: {
  readonly root: 'ownConsent' | 'guardianConsent'
  readonly asked: readonly AskedScope<string>[]
  readonly words: readonly CodeEntry[]
}) {
  const { t, language } = useWords()
  return (
    <fieldset className="scopes">
      <legend className="soft">{t('consent/scopesLegend')}</legend>
      {props.asked.map(({ scope, required }) => (
        <ScopeQuestion
          key={scope}
          path={`${props.root}.scopes.${scope}`}
          words={codeWord(props.words, scope, language) ?? ''}
          required={required}
        />
      ))}
    </fieldset>
  )
}

function ScopeQuestion(props: { readonly path: string; readonly words: string; readonly required: boolean }) {
  const { path, words, required } = props
  const { t } = useWords()
  const { flag, problem, change } = useField(path)
  return (
    <div className="scope" data-stop="" data-field={path} data-wrong={problem === null ? undefined : ''}>
      <p id={`${path}-label`} className={required ? 'required' : ''}>
        {words}
      </p>
      <Choices
        id={path}
        options={[
          { value: 'yes', label: t('consent/yes') },
          { value: 'no', label: t('consent/no') },
        ]}
        value={flag === null ? null : flag ? 'yes' : 'no'}
        onChange={(answer) => change(answer === 'yes')}
      />
      <p className="field-line" id={`${path}-line`} role={problem === null ? undefined : 'alert'}>
        {problem}
      </p>
    </div>
  )
}
