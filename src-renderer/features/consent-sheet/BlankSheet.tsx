import { QRCode } from 'antd'
import {
  GUARDIAN_CONSENT_SCOPE_LIST,
  GUARDIAN_RELATION_LIST,
  GUARDIANSHIP_GROUND_LIST,
  RELATION_SHOWN_BY_LIST,
} from '#domain/code-lists/guardian-consent-lists'
import { OWN_WILLS, UNDERSTANDINGS } from '#domain/facts/guardian-consent'
import { GUARDIAN_CONSENT_NOTICE } from '#domain/notices/guardian-consent-notice'
import { useDeskPorts } from '../../app/desk-ports.ts'
import { codeOptions } from '../../wording/code-words.ts'
import { useWords } from '../../wording/use-words.ts'
import { SheetNotice } from './SheetNotice.tsx'
import { SheetAnswers, SheetTable, TickBoxes, WriteHere } from './SheetParts.tsx'
import './consent-sheet.css'

/** The guardian's consent before anything is written on it. `number` is null on the sample that is only looked at. */
export function BlankSheet({ number }: { readonly number: string | null }) {
  const { identity } = useDeskPorts()
  const { t, language, fieldName } = useWords()
  const office = identity.organisation.name
  const answers = [t('blankSheet/yes'), t('blankSheet/no')]
  const labels = (list: Parameters<typeof codeOptions>[0]) =>
    codeOptions(list, language).map(({ label }) => label)
  const lines = (fields: readonly string[]) => fields.map((field) => ({ name: fieldName(field), value: '' }))
  return (
    <article className="consent-sheet blank" aria-label={t('consentSheet/title/guardian')}>
      <header>
        <div className="blank-number">
          {number === null ? null : (
            <QRCode
              type="svg"
              value={number}
              errorLevel="M"
              bordered={false}
              color="#000000"
              bgColor="#ffffff"
              size={200}
            />
          )}
          <p>
            {t('blankSheet/number')} <b>{number ?? t('blankSheet/numberLater')}</b>
            <br />
            {t('blankSheet/once')}
          </p>
        </div>
        <h1>{t('consentSheet/title/guardian')}</h1>
        <p className="sheet-numbers">
          <span>
            {t('consentSheet/office')} <b>{office}</b>
          </span>
          <span>{t('blankSheet/choose')}</span>
        </p>
      </header>
      <SheetTable
        title={t('consentSheet/sections/ward')}
        lines={[
          ...lines(['fullName']),
          {
            name: fieldName('sex'),
            value: <TickBoxes of={[t('blankSheet/sexes/male'), t('blankSheet/sexes/female')]} />,
          },
          ...lines(['bornOn', 'phone']),
          { name: fieldName('document'), value: '', wide: true },
          { name: fieldName('residence'), value: '', wide: true },
          {
            name: t('blankSheet/minorOrAdult'),
            value: <TickBoxes of={[t('blankSheet/minor'), t('blankSheet/adult')]} />,
            wide: true,
          },
        ]}
      />
      <SheetTable
        title={t('consentSheet/sections/guardian')}
        lines={[
          ...lines(['guardianConsent.guardian.fullName', 'guardianConsent.guardian.phone']),
          { name: fieldName('guardianConsent.guardian.document'), value: '', wide: true },
          {
            name: fieldName('guardianConsent.guardian.relation'),
            value: <TickBoxes of={labels(GUARDIAN_RELATION_LIST)} />,
            wide: true,
          },
          {
            name: fieldName('guardianConsent.guardian.ground'),
            value: <TickBoxes of={labels(GUARDIANSHIP_GROUND_LIST)} />,
            wide: true,
          },
          {
            name: fieldName('guardianConsent.guardian.shownBy'),
            value: <TickBoxes of={labels(RELATION_SHOWN_BY_LIST)} />,
            wide: true,
          },
        ]}
      />
      <SheetAnswers
        title={t('consentSheet/sections/answers')}
        answers={codeOptions(GUARDIAN_CONSENT_SCOPE_LIST, language).map(({ value, label }) => ({
          question: value === 'process-under-14-data' ? t('blankSheet/under14', { scope: label }) : label,
          answer: <TickBoxes of={answers} />,
        }))}
      />
      <BlankSignatures />
      <p className="blank-foot">{t('consentSheet/rights/guardian')}</p>
      <SheetNotice
        title={t('consent/noticeTitle')}
        version={GUARDIAN_CONSENT_NOTICE.version}
        language={language}
        office={office}
      />
      {number === null ? null : (
        <p className="blank-foot">
          {t('blankSheet/number')} {number}
        </p>
      )}
    </article>
  )
}

function BlankSignatures() {
  const { t } = useWords()
  const views = [t('choices/ownView/agrees'), t('choices/ownView/disagrees')]
  return (
    <SheetTable
      title={t('consentSheet/sections/signatures')}
      lines={[
        { name: t('blankSheet/asked'), value: <TickBoxes of={views} />, wide: true },
        {
          name: t('blankSheet/askedAdult'),
          value: (
            <>
              <TickBoxes of={UNDERSTANDINGS.map((value) => t(`choices/understands/${value}`))} />
              <TickBoxes of={OWN_WILLS.map((value) => t(`choices/ownWill/${value}`))} />
            </>
          ),
          wide: true,
        },
        {
          name: t('blankSheet/read'),
          value: <TickBoxes of={[t('blankSheet/readBy/aloud'), t('blankSheet/readBy/self')]} />,
          wide: true,
        },
        {
          name: t('blankSheet/until'),
          value: (
            <>
              {t('blankSheet/untilHint')} <WriteHere />
            </>
          ),
          wide: true,
        },
        { name: t('blankSheet/signature'), value: <span className="sign-here" /> },
        { name: t('blankSheet/day'), value: '' },
        { name: t('blankSheet/worker'), value: <span className="sign-here" /> },
        { name: t('blankSheet/day'), value: '' },
      ]}
    />
  )
}
