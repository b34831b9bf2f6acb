import { Alert, Button, Input, Select } from 'antd'
import { Link } from 'react-router'
import { DOCUMENT_TYPE_LIST } from '#domain/code-lists/document-types'
import { normaliseDocumentNumber } from '#domain/identity-document/normalise-document-number'
import { useDeskPorts } from '../../app/desk-ports.ts'
import { drop } from '../../ui/drop.ts'
import { codeOptions, codeWord } from '../../wording/code-words.ts'
import { useWords } from '../../wording/use-words.ts'
import { statusWord } from '../roster/status-word.ts'
import { DraftField, useField, useForm } from './form-fields.tsx'
import { MOST_KEPT } from './TextField.tsx'

/** The first thing on the counter: the document. Its number says the rest, and whether this person is known already. */
export function IdentityFields() {
  const { t, language } = useWords()
  const number = useField('document.number')
  const type = useField('document.type')
  const reading = useForm((state) => state.reading)
  const detected = codeWord(DOCUMENT_TYPE_LIST, reading?.document.type ?? null, language)
  return (
    <div className="identity">
      <DraftField path="document.number" required className="identity-number" hint={<IdentityHint />}>
        <Input
          id="document.number"
          size="large"
          value={number.text}
          placeholder={t('register/identity/placeholder')}
          maxLength={MOST_KEPT}
          status={number.problem === null ? '' : 'error'}
          aria-describedby="document.number-line"
          aria-invalid={number.problem !== null}
          aria-required
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => number.change(event.target.value)}
          onBlur={() => {
            const tidied = normaliseDocumentNumber(number.text)
            if (tidied !== number.text) number.change(tidied)
            number.leave()
          }}
        />
      </DraftField>
      <DraftField path="document.type" passed className="identity-type">
        <Select
          id="document.type"
          size="large"
          className="full"
          value={type.text === '' ? 'read-off' : type.text}
          options={[
            { value: 'read-off', label: detected ?? t('register/identity/readOff') },
            ...codeOptions(DOCUMENT_TYPE_LIST, language),
          ]}
          status={type.problem === null ? '' : 'error'}
          aria-describedby="document.type-line"
          onChange={(value: string) => type.change(value === 'read-off' ? null : value)}
        />
      </DraftField>
      <ExistingPerson />
    </div>
  )
}

/** What the number says, in one line under it. */
function IdentityHint() {
  const { t } = useWords()
  const reading = useForm((state) => state.reading)
  const known = useForm((state) => state.existing !== null || state.correction !== null)
  if (reading === null) return t('register/identity/hint')
  const notes = reading.notes.map((note) => t(`register/notes/${note.code}`))
  if (!known) notes.unshift(t('register/identity/notInRoster'))
  return <span className="found">{notes.join(' ')}</span>
}

/** Someone with this document is in the roster: shown before anything is typed twice. */
function ExistingPerson() {
  const { registration } = useDeskPorts()
  const { t } = useWords()
  const existing = useForm((state) => state.existing)
  if (existing === null) return null
  return (
    <Alert
      className="identity-existing"
      type="warning"
      showIcon
      title={t('register/existing/title')}
      description={t('register/existing/body', {
        name: existing.fullName,
        status: t(statusWord(existing.status)),
        date: existing.registeredAt.slice(0, 10),
      })}
      action={
        <div className="stack">
          <Link className="button-link" to={`/roster/${encodeURIComponent(existing.subject)}`}>
            {t('register/existing/open')}
          </Link>
          <Button onClick={() => drop(registration.startFresh())}>{t('register/existing/other')}</Button>
        </div>
      }
    />
  )
}
