'use client'

import type { Picture } from '@parley/protocol'
import { ChevronLeft, ChevronRight, Download, Pause, Play, X, ZoomIn, ZoomOut } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Dialog as Radix } from 'radix-ui'
import { type ReactNode, useRef, useState } from 'react'
import { classNames } from '../../ui/class-names.ts'
import { shownTimeline, useClient } from '../connection/client-provider.tsx'
import { downloadUrl, fileUrl } from './file-url.ts'
import { MayMove } from './moving-picture.tsx'
import { useZoom } from './use-zoom.ts'
import { UNZOOMED } from './zoom.ts'

export interface LightboxProps {
  roomId: string
  /** Those of the row that it was opened from. */
  pictures: readonly Picture[]
  openId: string
  onClose: () => void
}

/** A picture as large as the screen, and by arrows the others that are loaded of its room. */
export default function Lightbox({ roomId, pictures, openId, onClose }: LightboxProps) {
  const t = useTranslations('files')
  const client = useClient()
  const cameFrom = useRef<Element | null>(null)
  const [all] = useState(() => picturesAround(shownTimeline(client, roomId).rows, pictures))
  const [index, setIndex] = useState(() => all.findIndex(({ id }) => id === openId))
  const [playingId, setPlayingId] = useState<string | null>(null)
  const { setStage, zoom, setZoom, step, handlers } = useZoom()
  const picture = all[index]
  if (picture === undefined) return null
  const go = (by: number) => {
    if (all[index + by] === undefined) return
    setIndex(index + by)
    setZoom(UNZOOMED)
  }
  return (
    <Radix.Root open onOpenChange={(open) => (open ? undefined : onClose())}>
      <Radix.Portal>
        <Radix.Content
          data-dialog-open
          data-testid="lightbox"
          data-theme="dark"
          aria-describedby={undefined}
          onOpenAutoFocus={() => {
            cameFrom.current = document.activeElement
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault()
            if (cameFrom.current instanceof HTMLElement) cameFrom.current.focus({ preventScroll: true })
          }}
          onKeyDown={(event) => {
            if (event.ctrlKey || event.metaKey || event.altKey) return
            if (event.key === 'ArrowLeft') go(-1)
            else if (event.key === 'ArrowRight') go(1)
            else if (event.key === '+' || event.key === '=') step(1)
            else if (event.key === '-') step(-1)
            else if (event.key === '0') setZoom(UNZOOMED)
            else return
            event.preventDefault()
          }}
          className="fixed inset-0 z-(--layer-dialog) grid grid-rows-[auto_minmax(0,1fr)] bg-[rgb(0_0_0/0.97)] text-ink outline-none"
        >
          <header className="z-1 flex min-h-12 items-center gap-1 px-3 pt-[env(safe-area-inset-top)]">
            <Radix.Title className="min-w-0 grow truncate font-medium text-ui">
              <bdi>{picture.name}</bdi>
              {all.length > 1 ? (
                <span className="ml-2 text-ink-muted tabular-nums" data-testid="lightbox-place">
                  {t('place', { number: index + 1, count: all.length })}
                </span>
              ) : null}
            </Radix.Title>
            {picture.moves ? (
              <span className="hidden motion-reduce:contents">
                <Tool
                  name={t(playingId === picture.id ? 'pause' : 'play', { name: picture.name })}
                  onClick={() => setPlayingId(playingId === picture.id ? null : picture.id)}
                  testId="lightbox-play"
                >
                  {playingId === picture.id ? <Pause size={18} aria-hidden /> : <Play size={18} aria-hidden />}
                </Tool>
              </span>
            ) : null}
            <Tool name={t('zoomOut')} disabled={zoom.scale === 1} onClick={() => step(-1)} testId="zoom-out">
              <ZoomOut size={18} aria-hidden />
            </Tool>
            <Tool name={t('zoomIn')} onClick={() => step(1)} testId="zoom-in">
              <ZoomIn size={18} aria-hidden />
            </Tool>
            <a
              href={downloadUrl(picture.id)}
              download={picture.name}
              aria-label={t('download', { name: picture.name })}
              data-tooltip={t('downloadShort')}
              data-testid="download"
              className={TOOL}
            >
              <Download size={18} aria-hidden />
            </a>
            <Radix.Close asChild>
              <Tool name={t('close')} testId="close-lightbox">
                <X size={20} aria-hidden />
              </Tool>
            </Radix.Close>
          </header>
          <div
            ref={setStage}
            {...handlers}
            className={classNames(
              'relative grid touch-none select-none place-items-center overflow-hidden pb-[env(safe-area-inset-bottom)]',
              zoom.scale > 1 ? 'cursor-grab active:cursor-grabbing' : 'cursor-zoom-in',
            )}
          >
            <Shown
              key={picture.id}
              picture={picture}
              isPlaying={playingId === picture.id}
              scale={zoom.scale}
              x={zoom.x}
              y={zoom.y}
            />
          </div>
          <Arrow name={t('previous')} side="left" hidden={index === 0} onClick={() => go(-1)}>
            <ChevronLeft size={26} aria-hidden />
          </Arrow>
          <Arrow name={t('next')} side="right" hidden={index === all.length - 1} onClick={() => go(1)}>
            <ChevronRight size={26} aria-hidden />
          </Arrow>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

interface ShownProps {
  picture: Picture
  isPlaying: boolean
  scale: number
  x: number
  y: number
}

/** First in the middle size; whoever looks closer gets every pixel. */
function Shown({ picture, isPlaying, scale, x, y }: ShownProps) {
  const { id, name, width, height } = picture
  const isSmall = Math.max(width, height) <= 1280
  const [close, setClose] = useState(false)
  if (scale > 1.2 && !isSmall && !close) setClose(true)
  const style = {
    width: `min(${width}px, 100vw, calc((100dvh - 64px) * ${width / height}))`,
    aspectRatio: `${width} / ${height}`,
    transform: `translate(${x}px, ${y}px) scale(${scale})`,
  }
  return (
    <span className="relative block" style={style} data-testid="lightbox-picture" data-scale={scale.toFixed(2)}>
      <MayMove picture={picture} isPlaying={isPlaying}>
        {/* biome-ignore lint/performance/noImgElement: its sizes were made at upload, and are guarded by the session */}
        <img src={fileUrl(id, '1280')} alt={name} draggable={false} className="size-full object-contain" />
      </MayMove>
      {close && !picture.moves ? (
        // biome-ignore lint/performance/noImgElement: as above
        <img
          src={fileUrl(id, 'original')}
          alt=""
          draggable={false}
          className="absolute inset-0 size-full object-contain"
        />
      ) : null}
    </span>
  )
}

const TOOL =
  'inline-grid size-9 shrink-0 place-items-center rounded-control text-ink-muted hover:bg-hover hover:text-ink disabled:opacity-40 pointer-coarse:size-11'

interface ToolProps {
  name: string
  testId: string
  disabled?: boolean
  onClick?: () => void
  children: ReactNode
}

function Tool({ name, testId, children, ...rest }: ToolProps) {
  return (
    <button type="button" aria-label={name} data-tooltip={name} data-testid={testId} className={TOOL} {...rest}>
      {children}
    </button>
  )
}

interface ArrowProps {
  name: string
  side: 'left' | 'right'
  hidden: boolean
  onClick: () => void
  children: ReactNode
}

function Arrow({ name, side, hidden, onClick, children }: ArrowProps) {
  if (hidden) return null
  return (
    <button
      type="button"
      aria-label={name}
      data-testid={`lightbox-${side}`}
      onClick={onClick}
      className={classNames(
        'absolute top-1/2 grid h-16 w-11 -translate-y-1/2 place-items-center rounded-control bg-[rgb(0_0_0/0.5)] text-ink hover:bg-[rgb(0_0_0/0.8)]',
        side === 'left' ? 'left-2' : 'right-2',
      )}
    >
      {children}
    </button>
  )
}

/** All pictures of the rows, in their order; those that were opened alone where the rows are not theirs. */
function picturesAround(
  rows: readonly { state: string; message?: { files?: readonly Picture[] | undefined }; files?: readonly Picture[] }[],
  opened: readonly Picture[],
): readonly Picture[] {
  const all = rows.flatMap((row) => row.message?.files ?? row.files ?? [])
  return opened.every(({ id }) => all.some((each) => each.id === id)) ? all : opened
}
