import { isAlteration } from '#domain/seal/verify-seal'
import { useDeskPorts } from '../../app/desk-ports.ts'
import { formatMoment } from '../../ui/format-moment.ts'
import { Status } from '../../ui/Status.tsx'
import { useWords } from '../../wording/use-words.ts'
import { sayFinding, sayVerdict } from './say-finding.ts'
import { type CheckedFact, useSeals } from './use-seals.ts'
import './seals.css'

const KINDS = [
  'resident-registered',
  'resident-corrected',
  'guardian-consent-given',
  'guardian-consent-withdrawn',
  'own-consent-given',
  'consent-refused',
  'registration-withdrawn',
  'transfer-requested',
] as const

/** For each consent of a person: sealed when, by which desk and worker, and whether it is still what was sealed. */
export function SealSection({ subject }: { readonly subject: string }) {
  const { t } = useWords()
  const checked = useSeals(subject)
  if (checked?.length === 0) return null
  return (
    <section className="sheet">
      <h2>{t('seals/title')}</h2>
      <p className="soft">{t('seals/hint')}</p>
      {checked === null ? (
        <p>{t('seals/checking')}</p>
      ) : (
        <ul className="seals">
          {checked.map((one) => (
            <CheckedSeal key={one.fact.id} {...one} />
          ))}
        </ul>
      )}
    </section>
  )
}

function CheckedSeal({ fact, findings }: CheckedFact) {
  const { identity } = useDeskPorts()
  const { t } = useWords()
  const { mood, words } = sayVerdict(findings, t)
  const worker = identity.workers.find(({ id }) => id === fact.worker)?.name
  const written = { at: formatMoment(fact.at), desk: fact.desk }
  const what = fact.seal === undefined ? 'written' : 'sealed'
  return (
    <li data-verdict={mood}>
      <p>
        <strong>{t(`seals/kind/${KINDS.find((kind) => kind === fact.kind) ?? 'other'}`)}</strong>
        <Status mood={mood}>{words}</Status>
      </p>
      <p className="soft">
        {worker === undefined ? t(`seals/${what}At`, written) : t(`seals/${what}By`, { ...written, worker })}
      </p>
      {findings.map((found) => (
        <p key={sayFinding(found, t)}>{sayFinding(found, t)}</p>
      ))}
      {findings.some(isAlteration) ? <p>{t('seals/call')}</p> : null}
    </li>
  )
}
