import { Link } from 'react-router'
import { parsePaperNumber, tidyPaperNumber } from '#domain/paper-number'
import { useDeskPorts } from '../../app/desk-ports.ts'
import { Status } from '../../ui/Status.tsx'
import { useWords } from '../../wording/use-words.ts'
import { useRoster } from '../roster/use-roster.ts'
import { useForm } from './form-fields.tsx'

/**
 * What is known of the number on a paper form, and the way to a blank one. Nothing here keeps a family from being registered: a number
 * that stands in another registration may be a slip of the pen there as well as here, and only the paper can tell.
 */
export function PaperNumberLine({ number }: { readonly number: string }) {
  const { t } = useWords()
  return (
    <div className="paper-number-line">
      <PaperNumberSaid number={number} />
      <Link className="button-link" to="/consents/blank">
        {t('blankSheet/open')}
      </Link>
    </div>
  )
}

function PaperNumberSaid({ number }: { readonly number: string }) {
  const { identity } = useDeskPorts()
  const { t } = useWords()
  const subject = useForm((state) => state.subject)
  const roster = useRoster()
  const tidy = tidyPaperNumber(number)
  if (tidy === '') return null
  const user = roster?.find((row) => row.paperNumber === tidy && row.subject !== subject)
  if (user !== undefined) {
    return (
      <p role="alert">
        <Status mood="wrong">{t('blankSheet/used', { name: user.fullName || t('person/notSaid') })}</Status>
      </p>
    )
  }
  const read = parsePaperNumber(tidy)
  if (read === null) return <p className="soft">{t('blankSheet/foreign')}</p>
  const said = { date: read.on, desk: read.deskCode }
  return (
    <p className="soft">
      {read.deskCode === identity.desk.code ? t('blankSheet/own', said) : t('blankSheet/other', said)}
    </p>
  )
}
