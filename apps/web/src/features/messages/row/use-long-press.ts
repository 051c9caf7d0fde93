'use client'

import { type MouseEvent, type PointerEvent, useEffect, useRef } from 'react'

const HELD_MS = 450
const MOVED_PX = 10

/**
 * Handlers that tell when a finger rests on something, also on what a tap opens or chooses: that is left alone then. A scroll,
 * a second finger or a link ends the wait; what can be done with an address the browser tells.
 */
export function useLongPress(onLongPress: () => void) {
  const press = useRef<{ timer: ReturnType<typeof setTimeout>; x: number; y: number } | null>(null)
  const wasHeld = useRef(false)
  const end = () => {
    if (press.current !== null) clearTimeout(press.current.timer)
    press.current = null
  }
  const hold = () => {
    end()
    wasHeld.current = true
    onLongPress()
  }
  useEffect(() => () => clearTimeout(press.current?.timer), [])
  return {
    onPointerDown: (event: PointerEvent) => {
      end()
      wasHeld.current = false
      if (event.pointerType === 'mouse' || (event.target as Element).closest('a') !== null) return
      press.current = { timer: setTimeout(hold, HELD_MS), x: event.clientX, y: event.clientY }
    },
    onPointerMove: ({ clientX, clientY }: PointerEvent) => {
      const from = press.current
      if (from !== null && Math.hypot(clientX - from.x, clientY - from.y) > MOVED_PX) end()
    },
    onPointerUp: end,
    onPointerCancel: end,
    // Of a picture, which the browser offers to save.
    onContextMenu: (event: MouseEvent) => {
      if (press.current !== null) hold()
      if (wasHeld.current) event.preventDefault()
    },
    onClickCapture: (event: MouseEvent) => {
      // A key's click is its own.
      if (wasHeld.current && event.detail > 0) event.stopPropagation()
      wasHeld.current = false
    },
  }
}
