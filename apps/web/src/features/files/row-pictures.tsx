'use client'

import type { TimelineRow } from '@parley/client'
import type { Picture } from '@parley/protocol'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { classNames } from '../../ui/class-names.ts'
import { Late, latePart } from '../../ui/late.tsx'
import { lazyHandPart } from '../hands/late-hands.ts'
import { useRowActs } from '../messages/acts/row-acts.ts'
import { picturesOf } from '../messages/acts/row-content.ts'
import { boxOf, gridOf } from './box-of.ts'
import { fileUrl } from './file-url.ts'
import { MayMove } from './moving-picture.tsx'

const PictureFailed = lazyHandPart((hands) => hands.PictureFailed)
const PlayButton = lazyHandPart((hands) => hands.PlayButton)
const lightbox = latePart(() => import('./lightbox.tsx'))

/** The pictures of a row. Their boxes stand before they are there, so that nothing moves. */
export function RowPictures({ row }: { row: TimelineRow }) {
  const { roomId } = useRowActs()
  const [openId, setOpenId] = useState<string | null>(null)
  const pictures = picturesOf(row)
  if (pictures.length === 0) return null
  const onClose = () => setOpenId(null)
  const { columns, side } = gridOf(pictures.length)
  return (
    <div
      data-testid="pictures"
      className={classNames('mt-1', pictures.length > 1 && 'grid gap-1')}
      style={
        pictures.length > 1
          ? { gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`, maxWidth: columns * (side + 4) - 4 }
          : undefined
      }
    >
      {pictures.map((picture) => (
        <PictureButton
          key={picture.id}
          picture={picture}
          alone={pictures.length === 1}
          side={side}
          onNear={lightbox.prepare}
          onOpen={() => setOpenId(picture.id)}
        />
      ))}
      {openId === null ? null : (
        <Late part={lightbox} props={{ roomId, pictures, openId, onClose }} onUnavailable={onClose} />
      )}
    </div>
  )
}

interface PictureButtonProps {
  picture: Picture
  alone: boolean
  /** Of its square among others. */
  side: number
  onNear: () => void
  onOpen: () => void
}

function PictureButton({ picture, alone, side, onNear, onOpen }: PictureButtonProps) {
  const t = useTranslations('files')
  const [attempt, setAttempt] = useState(0)
  const [failed, setFailed] = useState(false)
  const [isPlaying, setPlaying] = useState(false)
  const { id, name, width, height } = picture
  const box = alone ? boxOf(picture) : { width: side, height: side }
  const shape = { aspectRatio: `${box.width} / ${box.height}`, width: alone ? box.width : undefined }
  const shared = 'block max-w-full overflow-hidden rounded-control bg-sunken [-webkit-touch-callout:none]'
  if (failed) {
    return (
      <button
        type="button"
        data-testid="picture-failed"
        onClick={() => {
          setFailed(false)
          setAttempt(attempt + 1)
        }}
        className={classNames(
          shared,
          'grid min-h-24 min-w-40 place-items-center p-2 text-center text-ink-muted text-small',
        )}
        style={shape}
      >
        <PictureFailed />
      </button>
    )
  }
  // How wide the two WebP sizes are.
  const widthWithin = (most: number) => Math.round(width * Math.min(1, most / Math.max(width, height)))
  const query = attempt === 0 ? '' : `?again=${attempt}`
  const button = (
    <button
      type="button"
      data-testid="picture"
      aria-label={t('open', { name })}
      onPointerEnter={onNear}
      onFocus={onNear}
      onClick={onOpen}
      className={classNames(shared, !alone && 'w-full', 'cursor-zoom-in outline-offset-2')}
      style={shape}
    >
      <MayMove picture={picture} isPlaying={isPlaying}>
        {/* biome-ignore lint/performance/noImgElement: its sizes were made at upload, and are guarded by the session */}
        <img
          src={`${fileUrl(id, '480')}${query}`}
          srcSet={`${fileUrl(id, '480')}${query} ${widthWithin(480)}w, ${fileUrl(id, '1280')}${query} ${widthWithin(1280)}w`}
          // Among others it fills a square with its shorter side.
          sizes={`${Math.round(alone ? box.width : (side * Math.max(width, height)) / Math.min(width, height))}px`}
          alt={name}
          width={box.width}
          height={box.height}
          loading="lazy"
          decoding="async"
          draggable={false}
          onError={() => setFailed(true)}
          className={classNames('size-full', alone ? 'object-contain' : 'object-cover')}
        />
      </MayMove>
    </button>
  )
  if (!picture.moves) return button
  return (
    <span className={classNames('relative block', alone && 'w-fit max-w-full')}>
      {button}
      <PlayButton name={name} isPlaying={isPlaying} onPlay={setPlaying} />
    </span>
  )
}
