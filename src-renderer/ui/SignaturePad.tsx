import { useEffect, useRef } from 'react'
import Pad from 'signature_pad'
import { trimDrawing } from './trim-drawing.ts'

/** Large enough to be recognised on paper, small enough for a fact. */
const LIMIT = { width: 420, height: 140 }

/** A box to sign in with pen, finger or mouse. Each finished stroke answers, at once, with the whole signature as a PNG to come. */
export function SignaturePad(props: {
  readonly label: string
  readonly onSigned: (image: Promise<Blob | null>) => void
}) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const signed = useRef(props.onSigned)
  signed.current = props.onSigned

  useEffect(() => {
    const box = canvas.current
    if (box === null) return
    // The drawing surface has the screen's own pixels, or lines look soft.
    const ratio = Math.min(2, Math.max(1, window.devicePixelRatio))
    box.width = box.clientWidth * ratio
    box.height = box.clientHeight * ratio
    box.getContext('2d', { willReadFrequently: true })?.scale(ratio, ratio)
    const pad = new Pad(box, { penColor: '#1d2430', minWidth: 1, maxWidth: 2.6 })
    pad.addEventListener('endStroke', () => signed.current(trimDrawing(box, LIMIT)))
    return () => pad.off()
  }, [])

  return <canvas ref={canvas} className="signature-pad" role="img" aria-label={props.label} />
}
