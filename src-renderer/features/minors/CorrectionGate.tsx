import type { ReactNode } from 'react'
import { isMinorOn } from '#domain/policy/is-minor'
import { useDeskPorts } from '../../app/desk-ports.ts'
import { useWords } from '../../wording/use-words.ts'
import { useForm } from '../register/form-fields.tsx'
import { useViewing } from './use-viewing.ts'
import { ViewingRefused } from './ViewingRefused.tsx'

/** A form that was filled from a minor's record shows all of it, to whoever comes back to a colleague's unfinished correction too. */
export function CorrectionGate({ children }: { readonly children: ReactNode }) {
  const { today } = useDeskPorts()
  const { t } = useWords()
  const subject = useForm((state) => state.subject)
  const before = useForm((state) => state.correction?.before ?? null)
  const viewing = useViewing(subject, 'form', before !== null && isMinorOn(before, today()))
  if (viewing.state === 'open') return children
  return (
    <div className="page">
      {viewing.state === 'noting' ? <p className="empty">{t('minors/noting')}</p> : null}
      <ViewingRefused viewing={viewing} />
    </div>
  )
}
