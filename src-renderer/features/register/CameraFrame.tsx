import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { drop } from '../../ui/drop.ts'
import { Status } from '../../ui/Status.tsx'
import { useWords } from '../../wording/use-words.ts'
import { documentFrame, type Frame } from './document-frame.ts'

/** As much as the camera has: a page is small print. Never the sound. */
const WANTED = {
  audio: false,
  video: { facingMode: 'environment', width: { ideal: 2560 }, height: { ideal: 1920 } },
} as const

type Camera = 'opening' | 'ready' | 'no-camera' | 'not-allowed'

/** The camera's picture with the frame that the page has to fill; what is in the frame is taken. The camera is off when it is gone. */
export function CameraFrame(props: {
  readonly onTaken: (picture: Blob) => void
  readonly onClose: () => void
}) {
  const { t } = useWords()
  const video = useRef<HTMLVideoElement>(null)
  const [camera, setCamera] = useState<Camera>('opening')
  const [size, setSize] = useState<{ readonly width: number; readonly height: number } | null>(null)

  useEffect(() => {
    let gone = false
    let stream: MediaStream | null = null
    async function open(): Promise<void> {
      try {
        stream = await navigator.mediaDevices.getUserMedia(WANTED)
      } catch (failure) {
        const isRefused = failure instanceof DOMException && failure.name === 'NotAllowedError'
        return setCamera(isRefused ? 'not-allowed' : 'no-camera')
      }
      if (gone) return turnOff(stream)
      if (video.current) video.current.srcObject = stream
    }
    drop(open())
    return () => {
      gone = true
      if (stream) turnOff(stream)
    }
  }, [])

  async function shoot(): Promise<void> {
    const source = video.current
    if (source === null) return
    const picture = await cutOut(source, documentFrame(source.videoWidth, source.videoHeight))
    if (picture) props.onTaken(picture)
  }

  return (
    <div className="camera">
      <div className="camera-picture" hidden={camera !== 'ready'}>
        <video
          ref={video}
          autoPlay
          muted
          playsInline
          aria-label={t('consent/cameraHint')}
          onLoadedMetadata={({ currentTarget: { videoWidth: width, videoHeight: height } }) => {
            setSize({ width, height })
            setCamera('ready')
          }}
        />
        {size === null ? null : <FrameLines width={size.width} height={size.height} />}
      </div>
      <div className="stack">
        <Status mood={camera === 'ready' ? 'plain' : camera === 'opening' ? 'wait' : 'wrong'}>
          {t(camera === 'ready' ? 'consent/cameraHint' : `consent/camera/${camera}`)}
        </Status>
        <div className="camera-keys">
          {camera === 'ready' ? (
            <Button type="primary" onClick={() => drop(shoot())}>
              {t('consent/shoot')}
            </Button>
          ) : null}
          <Button onClick={props.onClose}>{t('consent/cameraClose')}</Button>
        </div>
      </div>
    </div>
  )
}

/** Drawn in the picture's own pixels, so that what is seen is what is taken. */
function FrameLines({ width, height }: { readonly width: number; readonly height: number }) {
  const frame = documentFrame(width, height)
  return (
    <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <rect {...frame} fill="none" stroke="#fff" strokeWidth={width / 200} strokeDasharray={width / 60} />
    </svg>
  )
}

function turnOff(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop()
}

async function cutOut(source: HTMLVideoElement, { x, y, width, height }: Frame): Promise<Blob | null> {
  const canvas = new OffscreenCanvas(width, height)
  const pen = canvas.getContext('2d')
  if (pen === null) return null
  pen.drawImage(source, x, y, width, height, 0, 0, width, height)
  // Without loss: the scan is written as a JPEG once, afterwards.
  return canvas.convertToBlob({ type: 'image/png' })
}
