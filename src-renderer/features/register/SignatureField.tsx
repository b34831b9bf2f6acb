import { Button, Input } from 'antd'
import { useState } from 'react'
import { useDeskPorts } from '../../app/desk-ports.ts'
import { Choices } from '../../ui/Choices.tsx'
import { SignaturePad } from '../../ui/SignaturePad.tsx'
import { Status } from '../../ui/Status.tsx'
import { useWords } from '../../wording/use-words.ts'
import { EvidenceImage } from '../person/EvidenceImage.tsx'
import { DraftField, useField, useForm } from './form-fields.tsx'
import { keepSignature } from './keep-signature.ts'
import { PaperNumberLine } from './PaperNumberLine.tsx'
import { ScanField } from './ScanField.tsx'

const ROOT = 'guardianConsent.signature'

/** Signed on the screen, or on a paper form whose number is kept. */
export function SignatureField() {
  const { registration } = useDeskPorts()
  const { t } = useWords()
  const form = useField(`${ROOT}.form`)
  const paper = useField(`${ROOT}.paperNumber`)
  const image = useForm((state) => state.draft.guardianConsent?.signature?.image ?? null)
  const guardian = useForm((state) => state.draft.guardianConsent?.guardian?.fullName ?? '')
  const onScreen = form.text !== 'paper'

  // While the pad is being written on it stays; after a restart only the kept image is there.
  const [signingNow, setSigningNow] = useState(false)
  const [sheet, setSheet] = useState(0)

  function signAgain(): void {
    registration.change(ROOT, { form: 'on-screen', image: null, paperNumber: null })
    setSigningNow(false)
    setSheet((last) => last + 1)
  }

  async function keep(drawing: Promise<Blob | null>) {
    const image = await drawing
    return image && keepSignature(image)
  }

  return (
    <DraftField path={ROOT} group required wide hint={t('consent/signatureHint')}>
      <div className="signature">
        <Choices
          id={`${ROOT}.form`}
          label={t('consent/signatureForm')}
          options={[
            { value: 'on-screen', label: t('consent/onScreen') },
            { value: 'paper', label: t('consent/paper') },
          ]}
          value={onScreen ? 'on-screen' : 'paper'}
          onChange={(value) => registration.change(ROOT, { form: value, image: null, paperNumber: '' })}
        />
        {onScreen ? (
          <div className="signature-line">
            {image?.base64 && !signingNow ? (
              <img
                className="signature-kept"
                src={`data:image/png;base64,${image.base64}`}
                alt={t('consent/signedBy', { name: guardian })}
              />
            ) : image?.evidence && !signingNow ? (
              <EvidenceImage
                key={image.evidence}
                named={image}
                alt={t('consent/signedBy', { name: guardian })}
              />
            ) : (
              <SignaturePad
                key={sheet}
                label={t('consent/signHere')}
                onSigned={(drawing) => {
                  setSigningNow(true)
                  registration.sign(keep(drawing))
                }}
              />
            )}
            <div className="stack">
              <Status mood={image ? 'good' : 'plain'}>
                {image ? t('consent/signed') : t('consent/signHere')}
              </Status>
              <Button onClick={signAgain}>{t('consent/clearSignature')}</Button>
            </div>
          </div>
        ) : (
          <>
            <div className="paper-number">
              <label htmlFor={`${ROOT}.paperNumber`}>{t('consent/paperNumber')}</label>
              <Input
                id={`${ROOT}.paperNumber`}
                value={paper.text}
                maxLength={40}
                onChange={(event) => paper.change(event.target.value)}
              />
            </div>
            <PaperNumberLine number={paper.text} />
            <ScanField />
          </>
        )}
      </div>
    </DraftField>
  )
}
