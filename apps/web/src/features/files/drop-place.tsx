'use client'

import { ImagePlus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useAttach } from './use-attach.ts'

const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true

/** Lies over the room while files are dragged over the page. Wherever they are dropped, the browser does not open them. */
export function DropPlace({ place }: { place: string }) {
  const t = useTranslations('files')
  const attach = useAttach(place)
  const [isOver, setOver] = useState(false)
  const anchor = useRef<HTMLDivElement>(null)
  const drop = useEffectEvent((files: readonly File[]) => attach(files))
  /** Beside a thread there are two of these: what is dropped on the panel is the thread's, all else is the room's. */
  const isMeant = useEffectEvent((target: EventTarget | null) => {
    const dropped = target instanceof Element ? target.closest('aside') : null
    const withOwn = dropped?.querySelector('[data-drop-anchor]') ? dropped : null
    return withOwn === (anchor.current?.closest('aside') ?? null)
  })
  useEffect(() => {
    // Each element that is entered says so before the one that was left does.
    let depth = 0
    const onEnter = (event: DragEvent) => {
      if (!hasFiles(event)) return
      depth += 1
      setOver(true)
    }
    const onLeave = (event: DragEvent) => {
      if (!hasFiles(event)) return
      depth = Math.max(0, depth - 1)
      if (depth === 0) setOver(false)
    }
    const onOver = (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy'
    }
    const onDrop = (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      depth = 0
      setOver(false)
      if (isMeant(event.target) && !document.querySelector('[data-dialog-open]'))
        drop([...(event.dataTransfer?.files ?? [])])
    }
    window.addEventListener('dragenter', onEnter)
    window.addEventListener('dragleave', onLeave)
    window.addEventListener('dragover', onOver)
    window.addEventListener('drop', onDrop)
    return () => {
      window.removeEventListener('dragenter', onEnter)
      window.removeEventListener('dragleave', onLeave)
      window.removeEventListener('dragover', onOver)
      window.removeEventListener('drop', onDrop)
    }
  }, [])
  if (!isOver) return <div ref={anchor} hidden data-drop-anchor />
  return (
    <div
      ref={anchor}
      data-drop-anchor
      data-testid="drop-place"
      className="pointer-events-none absolute inset-2 z-(--layer-popover) grid place-items-center rounded-card border-2 border-accent-line border-dashed bg-raised/90"
    >
      <p className="flex items-center gap-2 font-medium text-body text-ink">
        <ImagePlus size={20} aria-hidden />
        {t('drop')}
      </p>
    </div>
  )
}
