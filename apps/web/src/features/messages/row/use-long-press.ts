'use client'

import { type PointerEvent, useEffect, useRef } from 'react'

const HELD_MS = 450
const MOVED_PX = 10

/**
 * Handlers that tell when a finger rests on something. A scroll, a second finger or a link ends the wait. A name does not: a
 * browser takes a finger on the line beneath it for one on the name.
 */
export function useLongPress(onLongPress: () => void) {
  const press = useRef<{ timer: ReturnType<typeof setTimeout>; x: number; y: number } | null>(null)
  const end = () => {
    if (press.current !== null) clearTimeout(press.current.timer)
    press.current = null
  }
  useEffect(() => () => clearTimeout(press.current?.timer), [])
  return {
    onPointerDown: (event: PointerEvent) => {
      end()
      if (event.pointerType === 'mouse' || (event.target as Element).closest('a, button:not([data-profile])') !== null)
        return
      const timer = setTimeout(() => {
        end()
        onLongPress()
      }, HELD_MS)
      press.current = { timer, x: event.clientX, y: event.clientY }
    },
    onPointerMove: ({ clientX, clientY }: PointerEvent) => {
      const from = press.current
      if (from !== null && Math.hypot(clientX - from.x, clientY - from.y) > MOVED_PX) end()
    },
    onPointerUp: end,
    onPointerCancel: end,
  }
}
