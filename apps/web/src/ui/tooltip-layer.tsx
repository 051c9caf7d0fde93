'use client'

import { useEffect, useRef, useState } from 'react'
import { Key } from './key.tsx'
import { placeTooltip, type TooltipSide } from './place-tooltip.ts'

export type { TooltipSide } from './place-tooltip.ts'

interface Shown {
  text: string
  keys: readonly string[]
  side: TooltipSide
  anchor: DOMRect
}

const DELAY_MS = 400

/**
 * One layer draws the tooltip of every element with `data-tooltip` (also `data-tooltip-keys="Ctrl K"` and
 * `data-tooltip-side`). It only repeats the element's name, so it is hidden from screen readers. See `tooltips.tsx`.
 */
export function TooltipLayer() {
  const [shown, setShown] = useState<Shown | null>(null)
  const box = useRef<HTMLDivElement>(null)

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let current: Element | null = null
    const hide = () => {
      clearTimeout(timer)
      current = null
      setShown(null)
    }
    const show = (target: EventTarget | null, delayMs: number) => {
      const owner = target instanceof Element ? target.closest<HTMLElement>('[data-tooltip]') : null
      if (owner === current) return
      hide()
      if (!owner || owner.getAttribute('aria-expanded') === 'true') return
      current = owner
      timer = setTimeout(() => {
        if (owner.isConnected) setShown(readTooltip(owner))
      }, delayMs)
    }
    const over = (event: PointerEvent) => event.pointerType === 'mouse' && show(event.target, DELAY_MS)
    const focus = (event: FocusEvent) =>
      event.target instanceof Element && event.target.matches(':focus-visible') && show(event.target, 0)
    const options = { capture: true, passive: true }
    document.addEventListener('pointerover', over, options)
    document.addEventListener('focusin', focus, options)
    for (const type of ['focusout', 'pointerdown', 'keydown', 'scroll'] as const)
      document.addEventListener(type, hide, options)
    // What was pointed at, or focused, while this was fetched.
    const { activeElement } = document
    if (activeElement?.matches(':focus-visible')) show(activeElement, 0)
    show([...document.querySelectorAll('[data-tooltip]:hover')].at(-1) ?? current, DELAY_MS)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('pointerover', over, options)
      document.removeEventListener('focusin', focus, options)
      for (const type of ['focusout', 'pointerdown', 'keydown', 'scroll'] as const)
        document.removeEventListener(type, hide, options)
    }
  }, [])

  useEffect(() => {
    if (!shown || !box.current) return
    const { left, top } = placeTooltip(shown.anchor, box.current.getBoundingClientRect(), shown.side, {
      width: document.documentElement.clientWidth,
      height: document.documentElement.clientHeight,
    })
    box.current.style.translate = `${left}px ${top}px`
    box.current.style.visibility = 'visible'
  }, [shown])

  if (!shown) return null
  return (
    <div
      ref={box}
      key={shown.text}
      aria-hidden
      data-state="open"
      className="floats pointer-events-none invisible fixed top-0 left-0 z-(--layer-tooltip) flex min-h-7 max-w-80 items-center gap-2 rounded-control bg-inverse px-[9px] py-1 text-ink-inverse text-meta"
    >
      {shown.text}
      {shown.keys.map((key) => (
        <Key key={key}>{key}</Key>
      ))}
    </div>
  )
}

function readTooltip(owner: HTMLElement): Shown {
  const { tooltip = '', tooltipKeys = '', tooltipSide } = owner.dataset
  const side = tooltipSide === 'top' || tooltipSide === 'left' || tooltipSide === 'right' ? tooltipSide : 'bottom'
  return { text: tooltip, keys: tooltipKeys.split(' ').filter(Boolean), side, anchor: owner.getBoundingClientRect() }
}
