'use client'

import type { Picture } from '@parley/protocol'
import type { ReactNode } from 'react'
import { fileUrl } from './file-url.ts'

/** A picture that stands still where people want nothing to move, until they play it. */
export function MayMove({ picture, isPlaying, children }: MayMoveProps) {
  if (!picture.moves) return children
  return (
    <picture className="contents">
      {isPlaying ? null : <source media="(prefers-reduced-motion: reduce)" srcSet={fileUrl(picture.id, 'still')} />}
      {children}
    </picture>
  )
}

interface MayMoveProps {
  picture: Picture
  isPlaying: boolean
  children: ReactNode
}
