import { Button } from 'antd'
import { type ChangeEvent, useEffect, useRef, useState } from 'react'
import { useDeskPorts } from '../../app/desk-ports.ts'
import { drop } from '../../ui/drop.ts'
import { Status } from '../../ui/Status.tsx'
import { useWords } from '../../wording/use-words.ts'
import { CameraFrame } from './CameraFrame.tsx'
import { useForm } from './form-fields.tsx'
import { isNamedIn } from './keep-signature-apart.ts'
import { prepareScan, type ScanProblem } from './prepare-scan.ts'

const PATH = 'guardianConsent.signature.scan'

/** The signed paper form as a picture: from a scanner's file or a photo. It may also come later, by a correction. */
export function ScanField() {
  const { registration, scan } = useDeskPorts()
  const { t } = useWords()
  const named = useForm((state) => state.draft.guardianConsent?.signature?.scan ?? null)
  const [problem, setProblem] = useState<ScanProblem | null>(null)
  const [busy, setBusy] = useState(false)
  const [cameraOpen, setCameraOpen] = useState(false)
  const file = useRef<HTMLInputElement>(null)
  const held = scan.get()
  const isHeld = held !== null && held.reference.evidence === named?.evidence
  const isKept = useForm(
    ({ correction }) => named?.evidence != null && isNamedIn(correction?.before, named.evidence),
  )
  const address = useAddress(isHeld ? held.bytes : null)

  async function take(chosen: Blob): Promise<void> {
    setBusy(true)
    setProblem(null)
    try {
      const prepared = await prepareScan(chosen)
      if (!prepared.ok) return setProblem(prepared.problems[0] ?? 'not-an-image')
      const { reference } = await scan.hold(prepared.value)
      registration.change(PATH, reference)
    } finally {
      setBusy(false)
    }
  }
  function choose({ target }: ChangeEvent<HTMLInputElement>): void {
    const [chosen] = target.files ?? []
    // The same file may be chosen again after a mistake.
    target.value = ''
    if (chosen) drop(take(chosen))
  }

  return (
    <div className="scan">
      <Button loading={busy} onClick={() => file.current?.click()}>
        {t(busy ? 'consent/scanning' : named ? 'consent/scanAgain' : 'consent/scan')}
      </Button>
      <Button disabled={cameraOpen} onClick={() => setCameraOpen(true)}>
        {t('consent/useCamera')}
      </Button>
      <input
        ref={file}
        type="file"
        accept="image/*"
        hidden
        aria-label={t('consent/scan')}
        data-testid="scan-file"
        onChange={choose}
      />
      {problem === null ? (
        <Status mood={isHeld || isKept ? 'good' : named ? 'wait' : 'plain'}>{sayState()}</Status>
      ) : (
        <Status mood="wrong">{t(`consent/scanProblem/${problem}`)}</Status>
      )}
      {cameraOpen ? (
        <CameraFrame
          onTaken={(picture) => {
            setCameraOpen(false)
            drop(take(picture))
          }}
          onClose={() => setCameraOpen(false)}
        />
      ) : null}
      {address === null ? null : <img className="signature-kept" src={address} alt={t('person/scanAlt')} />}
    </div>
  )

  function sayState(): string {
    if (isHeld) return t('consent/scanHeld')
    if (named === null) return t('consent/scanNone')
    // A draft that was picked up after a power cut names a scan that only the memory had.
    return t(isKept ? 'consent/scanKept' : 'consent/scanLost')
  }
}

/** An address for bytes in memory, given back when they are shown no longer. */
function useAddress(bytes: Uint8Array<ArrayBuffer> | null): string | null {
  const [address, setAddress] = useState<string | null>(null)
  useEffect(() => {
    if (bytes === null) return setAddress(null)
    const made = URL.createObjectURL(new Blob([bytes]))
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [bytes])
  return address
}
