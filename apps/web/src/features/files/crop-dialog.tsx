'use client'

import { type FilePurpose, type Picture, Refusal } from '@parley/protocol'
import { useTranslations } from 'next-intl'
import { type PointerEvent, useEffect, useRef, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useAttempt } from '../../ui/use-attempt.ts'
import { useRefusalText } from '../rooms/refusal-text.ts'
import { bounded, cropOf, type Framing, framed, MOST_ZOOM } from './crop.ts'
import { discardUpload, upload } from './upload.ts'

const SIDE_PX = 280
/** How far an arrow key moves, in CSS pixels. */
const STEP_PX = 16

export interface CropDialogProps {
  file: File
  purpose: Extract<FilePurpose, 'avatar' | 'icon'>
  /** Does what the picture was uploaded for; where that is refused, the upload is forgotten and the dialog stays. */
  onUploaded: (picture: Picture) => void | Promise<void>
  onClose: () => void
}

interface Loaded {
  readonly width: number
  readonly height: number
}

/** Chooses the square of a picture that others see, and uploads it. */
export default function CropDialog({ file, purpose, onUploaded, onClose }: CropDialogProps) {
  const t = useTranslations('files.avatar')
  const refusalText = useRefusalText()
  const [address, setAddress] = useState<string | null>(null)
  const [loaded, setLoaded] = useState<Loaded | null>(null)
  const [framing, setFraming] = useState<Framing>({ zoom: 1, x: 0, y: 0 })
  const [isBroken, setBroken] = useState(false)
  const { busy, refusal, run } = useAttempt()
  useEffect(() => {
    const made = URL.createObjectURL(file)
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [file])

  const save = async () => {
    if (loaded === null) return
    const { left, top, size } = cropOf(loaded, framing)
    await run(async () => {
      const picture = await upload({ file, name: file.name, purpose, crop: [left, top, size] })
      try {
        await onUploaded(picture)
      } catch (error) {
        discardUpload(picture.id)
        throw error
      }
      onClose()
    })
  }
  const problem = isBroken ? new Refusal('FILE_BROKEN') : refusal

  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t('cropTitle')}
      description={t('cropHint')}
      data-testid="crop-dialog"
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button variant="primary" busy={busy} disabled={loaded === null} data-testid="use-picture" onClick={save}>
            {t('use')}
          </Button>
        </>
      }
    >
      <div className="mt-3 grid justify-items-center gap-4">
        {address === null ? null : (
          <Frame
            address={address}
            loaded={loaded}
            framing={framing}
            onFrame={setFraming}
            onLoaded={(size) => {
              setLoaded(size)
              setFraming(framed(size))
            }}
            onBroken={() => setBroken(true)}
          />
        )}
        <label className="flex w-full max-w-[280px] items-center gap-3 text-ui">
          {t('zoom')}
          <input
            type="range"
            min={1}
            max={MOST_ZOOM}
            step={0.05}
            value={framing.zoom}
            data-testid="crop-zoom"
            onChange={(event) =>
              loaded && setFraming(bounded(loaded, { ...framing, zoom: Number(event.target.value) }))
            }
            className="min-w-0 grow accent-(--accent)"
          />
        </label>
        {problem === null ? null : (
          <p role="alert" className="text-danger-ink text-small">
            {refusalText(problem)}
          </p>
        )}
      </div>
    </Dialog>
  )
}

interface FrameProps {
  address: string
  loaded: Loaded | null
  framing: Framing
  onFrame: (framing: Framing) => void
  onLoaded: (size: Loaded) => void
  onBroken: () => void
}

function Frame({ address, loaded, framing, onFrame, onLoaded, onBroken }: FrameProps) {
  const t = useTranslations('files.avatar')
  const held = useRef<{ x: number; y: number } | null>(null)
  /** CSS pixels for one of the picture. */
  const scale = loaded === null ? 1 : (SIDE_PX / Math.min(loaded.width, loaded.height)) * framing.zoom
  const move = (byX: number, byY: number) => {
    if (loaded !== null)
      onFrame(bounded(loaded, { ...framing, x: framing.x - byX / scale, y: framing.y - byY / scale }))
  }
  const onPointerMove = ({ clientX, clientY }: PointerEvent) => {
    if (held.current === null) return
    move(clientX - held.current.x, clientY - held.current.y)
    held.current = { x: clientX, y: clientY }
  }
  const release = () => {
    held.current = null
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: no element moves in two directions
    <div
      role="group"
      aria-label={t('cropHint')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys move the picture
      tabIndex={0}
      data-testid="crop-frame"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        held.current = { x: event.clientX, y: event.clientY }
      }}
      onPointerMove={onPointerMove}
      onPointerUp={release}
      onPointerCancel={release}
      onKeyDown={(event) => {
        const by = { ArrowLeft: [1, 0], ArrowRight: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key]
        if (by === undefined) return
        event.preventDefault()
        move((by[0] ?? 0) * STEP_PX, (by[1] ?? 0) * STEP_PX)
      }}
      className="relative size-[280px] cursor-grab touch-none overflow-hidden rounded-[22%] bg-sunken outline-offset-4 active:cursor-grabbing"
    >
      {/* biome-ignore lint/performance/noImgElement: it is on this device */}
      <img
        src={address}
        alt=""
        draggable={false}
        onLoad={({ currentTarget }) =>
          onLoaded({ width: currentTarget.naturalWidth, height: currentTarget.naturalHeight })
        }
        onError={onBroken}
        className="absolute top-1/2 left-1/2 max-w-none origin-top-left"
        style={
          loaded === null
            ? { visibility: 'hidden' }
            : { transform: `scale(${scale}) translate(${-framing.x}px, ${-framing.y}px)` }
        }
      />
    </div>
  )
}
