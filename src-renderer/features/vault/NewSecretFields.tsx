import { Input } from 'antd'
import { FieldFrame } from '../../ui/FieldFrame.tsx'
import type { SecretProblem } from '../../vault/secret-rules.ts'
import { useWords } from '../../wording/use-words.ts'

export interface NewSecret {
  readonly secret: string
  readonly again: string
}

/** A secret that a worker chooses, typed twice. */
export function NewSecretFields(props: {
  readonly value: NewSecret
  readonly problem: SecretProblem | null
  readonly autoFocus?: boolean
  readonly disabled: boolean
  readonly onChange: (value: NewSecret) => void
}) {
  const { value, problem, autoFocus = false, disabled, onChange } = props
  const { t } = useWords()
  const said = problem && t(`vault/newSecret/problem/${problem.code}`, { ...problem })
  const atSecond = problem?.code === 'not-repeated'
  return (
    <div className="new-secret">
      <FieldFrame
        id="new-secret"
        label={t('vault/newSecret/label')}
        problem={atSecond ? null : said}
        hint={t('vault/newSecret/hint')}
      >
        <Input.Password
          id="new-secret"
          size="large"
          autoFocus={autoFocus}
          autoComplete="new-password"
          value={value.secret}
          readOnly={disabled}
          aria-describedby="new-secret-line"
          aria-invalid={problem !== null && !atSecond}
          onChange={(event) => onChange({ ...value, secret: event.target.value })}
        />
      </FieldFrame>
      <FieldFrame id="new-secret-again" label={t('vault/newSecret/again')} problem={atSecond ? said : null}>
        <Input.Password
          id="new-secret-again"
          size="large"
          autoComplete="new-password"
          value={value.again}
          readOnly={disabled}
          aria-describedby="new-secret-again-line"
          aria-invalid={atSecond}
          onChange={(event) => onChange({ ...value, again: event.target.value })}
        />
      </FieldFrame>
    </div>
  )
}
