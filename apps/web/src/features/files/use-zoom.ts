'use client'

import { type PointerEvent, useEffect, useRef, useState } from 'react'
import { pan, UNZOOMED, type Zoom, zoomAt } from './zoom.ts'

const STEP = 1.5
const TOGGLED = 2.5
/** A pointer that moved less was a click. */
const CLICK_PX = 5

/** Zoom by wheel, two fingers, a click and steps; dragging while it is zoomed. */
export function useZoom() {
  // It stands a moment after the lightbox does.
  const [stage, setStage] = useState<HTMLElement | null>(null)
  const [zoom, setZoom] = useState<Zoom>(UNZOOMED)
  const pointers = useRef(new Map<number, { x: number; y: number }>())
  const moved = useRef(0)

  const room = () => stage?.getBoundingClientRect() ?? new DOMRect()
  /** Where a point of the page is, from the middle of the stage. */
  const at = ({ clientX, clientY }: { clientX: number; clientY: number }) => {
    const box = room()
    return { x: clientX - box.left - box.width / 2, y: clientY - box.top - box.height / 2 }
  }

  useEffect(() => {
    // React listens passively, and then the page would zoom with it.
    const onWheel = (event: WheelEvent) => {
      event.preventDefault()
      const box = stage?.getBoundingClientRect() ?? new DOMRect()
      const point = { x: event.clientX - box.left - box.width / 2, y: event.clientY - box.top - box.height / 2 }
      setZoom((now) => pan(zoomAt(now, Math.exp(-event.deltaY / 300), point), { x: 0, y: 0 }, box))
    }
    stage?.addEventListener('wheel', onWheel, { passive: false })
    return () => stage?.removeEventListener('wheel', onWheel)
  }, [stage])

  const handlers = {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return
      event.currentTarget.setPointerCapture(event.pointerId)
      if (pointers.current.size === 0) moved.current = 0
      pointers.current.set(event.pointerId, at(event))
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const before = pointers.current.get(event.pointerId)
      if (before === undefined) return
      const now = at(event)
      pointers.current.set(event.pointerId, now)
      const by = { x: now.x - before.x, y: now.y - before.y }
      moved.current += Math.hypot(by.x, by.y)
      const other = [...pointers.current].find(([id]) => id !== event.pointerId)?.[1]
      if (other === undefined) return setZoom((zoomed) => pan(zoomed, by, room()))
      const factor = Math.hypot(now.x - other.x, now.y - other.y) / Math.hypot(before.x - other.x, before.y - other.y)
      const middle = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 }
      setZoom((zoomed) => pan(zoomAt(zoomed, factor, middle), { x: by.x / 2, y: by.y / 2 }, room()))
    },
    onPointerUp: (event: PointerEvent<HTMLElement>) => {
      const known = pointers.current.delete(event.pointerId)
      if (!known || pointers.current.size > 0 || moved.current > CLICK_PX || event.pointerType !== 'mouse') return
      const point = at(event)
      setZoom((now) => (now.scale > 1 ? UNZOOMED : zoomAt(now, TOGGLED, point)))
    },
    onPointerCancel: (event: PointerEvent<HTMLElement>) => {
      pointers.current.delete(event.pointerId)
    },
  }
  return {
    setStage,
    zoom,
    setZoom,
    /** Nearer (1) or farther (-1). */
    step: (direction: 1 | -1) => setZoom((now) => pan(zoomAt(now, STEP ** direction), { x: 0, y: 0 }, room())),
    handlers,
  }
}
