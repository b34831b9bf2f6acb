import '@fontsource/noto-serif-sc/400.css'
import '@fontsource/noto-serif-sc/700.css'
import { QRCode } from 'antd'
import { buildCertificateQr, type CertificatePayload } from '#domain/certificate'
import type { SignedCertificate } from '#domain/facts/registration-ruled'
import { useWords } from '../../wording/use-words.ts'

export type CertificateForm = 'card' | 'sheet'

/** A card of 10 × 6 cm, or a sheet. The same elements on the screen and on paper. */
export function CertificatePaper(props: {
  readonly form: CertificateForm
  readonly certificate: CertificatePayload
  readonly signed: SignedCertificate
}) {
  const { form, certificate, signed } = props
  const { t } = useWords()
  const qr = (
    <figure>
      <QRCode
        type="svg"
        value={buildCertificateQr(signed)}
        errorLevel="M"
        bordered={false}
        color="#000000"
        bgColor="#ffffff"
        // The code is drawn as vectors: its size on paper is the style sheet's.
        size={400}
      />
      <figcaption>{t('certificate/scan')}</figcaption>
    </figure>
  )
  return (
    <article className={`certificate ${form}`} aria-label={t('certificate/title')}>
      <header>
        <img src="./brand.svg" alt="" />
        <div>
          <h2>{t('certificate/title')}</h2>
          <p>{t('certificate/subtitle')}</p>
        </div>
      </header>
      {form === 'sheet' ? (
        <p className="statement">{t('certificate/statement', { name: certificate.name })}</p>
      ) : null}
      <dl>
        <dt>{t('certificate/name')}</dt>
        <dd className="holder">{certificate.name}</dd>
        <dt>{t('certificate/number')}</dt>
        <dd className="number">{certificate.number}</dd>
        <dt>{t('certificate/office')}</dt>
        <dd>{certificate.office}</dd>
        <dt>{t('certificate/issuedOn')}</dt>
        <dd>{certificate.enrolledOn}</dd>
      </dl>
      {qr}
      <footer>
        {t('certificate/lifetime')}
        {form === 'sheet' ? ` · ${t('certificate/signed')}` : ''}
      </footer>
    </article>
  )
}
