'use client'

import type { TimelineSnapshot } from '@parley/client'
import { useLayoutEffect, useRef } from 'react'
import { useReadingChoice } from '../../personal/use-reading-choice.ts'
import { useJump } from '../jump/jump-store.ts'
import type { Mark } from '../read-position/mark.ts'
import type { Arrangement } from './items.ts'
import { BELOW_TOP_PX } from './look.ts'
import type { Viewport } from './viewport.ts'

/**
 * Opens a room where unread begins, if the person wants it so and that is among the first rows that are here: nothing is
 * loaded for it, and nobody is taken away from where they read. A pill leads to what is farther.
 */
export function useLanding(of: {
  readonly snapshot: TimelineSnapshot
  readonly arrangement: Arrangement
  readonly viewport: Viewport
  readonly mark: Mark
}): void {
  const { snapshot, arrangement, viewport, mark } = of
  const openAt = useReadingChoice('open-at')
  const isJumping = useJump(snapshot.roomId, undefined) !== null
  const isDone = useRef(false)
  const isOpen = snapshot.load === 'ready'
  useLayoutEffect(() => {
    if (isDone.current || !isOpen) return
    isDone.current = true
    if (openAt === 'newest' || isJumping || mark.met || arrangement.unread === null) return
    const key = arrangement.items[arrangement.unread.index]?.key
    if (key !== undefined) viewport.toRow(key, BELOW_TOP_PX)
  }, [isOpen, openAt, isJumping, mark, arrangement, viewport])
}
