import { ArrowLeftOutlined } from '@ant-design/icons'
import { Alert, Button, InputNumber } from 'antd'
import { useState } from 'react'
import { flushSync } from 'react-dom'
import { useNavigate } from 'react-router'
import { buildPaperNumber } from '#domain/paper-number'
import { useDeskPorts } from '../../app/desk-ports.ts'
import { toStoreFailure } from '../../store/store-failure.ts'
import { drop } from '../../ui/drop.ts'
import { Paper } from '../../ui/Paper.tsx'
import { useWords } from '../../wording/use-words.ts'
import { BlankSheet } from './BlankSheet.tsx'
import { typeIsReady } from './type-is-ready.ts'

/** More than a morning needs; a slip of the hand does not empty the tray. */
const MOST_COPIES = 20

type Outcome = { readonly numbers: readonly string[] } | 'failed' | null

/** Blank consent forms, each with a number that no other sheet has: taken on the disk first, printed after. */
export function BlankSheetsPage() {
  const { host, store, identity, today } = useDeskPorts()
  const { t } = useWords()
  const navigate = useNavigate()
  const [copies, setCopies] = useState(1)
  const [inPrint, setInPrint] = useState<readonly string[]>([])
  const [busy, setBusy] = useState(false)
  const [outcome, setOutcome] = useState<Outcome>(null)

  async function claim(): Promise<readonly string[]> {
    const first = await store.claimPaperNumbers(copies)
    return Array.from({ length: copies }, (_, at) =>
      buildPaperNumber({ deskCode: identity.desk.code, on: today(), n: first + at }),
    )
  }

  /** A sheet that went to the printer is never sent again: whether it came out, only the eye can tell. */
  async function send(print: (first: string) => Promise<unknown>): Promise<void> {
    setBusy(true)
    setOutcome(null)
    try {
      const numbers = await claim()
      flushSync(() => setInPrint(numbers))
      await typeIsReady()
      await print(numbers[0] ?? '')
      setOutcome({ numbers })
    } catch (error) {
      host.logFailure('print blank forms', toStoreFailure(error).reason)
      setOutcome('failed')
    } finally {
      setInPrint([])
      setBusy(false)
    }
  }
  const savePdf = (number: string) => host.savePdf(`${t('blankSheet/fileName', { number })}.pdf`)

  return (
    <div className="page blank-sheets">
      <header className="page-head">
        <Button
          size="large"
          icon={<ArrowLeftOutlined aria-hidden="true" />}
          aria-label={t('blankSheet/back')}
          onClick={() => drop(Promise.resolve(navigate(-1)))}
        />
        <h1>{t('blankSheet/title')}</h1>
      </header>
      <section className="sheet blank-order">
        <p>{t('blankSheet/lead')}</p>
        <div className="blank-copies">
          <label htmlFor="blank-copies">{t('blankSheet/copies')}</label>
          <InputNumber
            id="blank-copies"
            size="large"
            min={1}
            max={MOST_COPIES}
            controls={false}
            precision={0}
            value={copies}
            onChange={(value) => setCopies(value ?? 1)}
          />
          <Button type="primary" size="large" disabled={busy} onClick={() => drop(send(() => host.print()))}>
            {t('blankSheet/print')}
          </Button>
          <Button size="large" disabled={busy} onClick={() => drop(send(savePdf))}>
            {t('blankSheet/savePdf')}
          </Button>
        </div>
        <p className="soft">{busy ? t('blankSheet/working') : t('blankSheet/copiesHint')}</p>
        <Told outcome={outcome} />
      </section>
      <p className="soft">{t('blankSheet/preview')}</p>
      <div className="consent-sheet-screen">
        <BlankSheet number={null} />
      </div>
      <Paper>
        {inPrint.map((number) => (
          <BlankSheet key={number} number={number} />
        ))}
      </Paper>
    </div>
  )
}

function Told({ outcome }: { readonly outcome: Outcome }) {
  const { t, language } = useWords()
  if (outcome === null) return null
  if (outcome === 'failed') return <Alert type="error" showIcon title={t('blankSheet/failed')} />
  const { numbers } = outcome
  const listed = numbers.join(language === 'en' ? ', ' : '、')
  return (
    <Alert
      type="success"
      showIcon
      title={t('blankSheet/done', { total: numbers.length, numbers: listed })}
      description={t('blankSheet/doneHint')}
    />
  )
}
