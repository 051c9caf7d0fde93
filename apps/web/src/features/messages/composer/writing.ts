'use client'

import type { Limits } from '@parley/protocol'
import { startTransition, useLayoutEffect, useMemo, useState } from 'react'
import { useBootstrap } from '../../connection/client-provider.tsx'
import { editingIn, subscribeEditing } from '../acts/editing.ts'
import { languageOf } from '../body/language.ts'
import { draftsOf } from '../drafts/drafts-of.ts'
import { isFarFromLimits, measureText, type TextLength } from './text-length.ts'

/** The text in the box of one place: the draft, or the message that is being changed. Browser only. */
export interface Writing {
  read(): string
  subscribe(listener: () => void): () => void
}

export function useWriting(place: string): Writing {
  const { id } = useBootstrap().me
  return useMemo(
    () => ({
      read: () => editingIn(place)?.text ?? draftsOf(id).read(place),
      subscribe: (listener) => {
        const ends = [draftsOf(id).subscribe(listener), subscribeEditing(listener)]
        return () => {
          for (const end of ends) end()
        }
      },
    }),
    [id, place],
  )
}

/** As much of a text as is drawn beside the box. */
export interface TextOutline {
  readonly isEmpty: boolean
  /** Nothing but white space. */
  readonly isBlank: boolean
  readonly length: TextLength
  readonly language: ReturnType<typeof languageOf>
}

/**
 * Draws again only when something of the outline is another: most keys change none of it, and the box shows them itself.
 * What changes is drawn after the key, in pieces: what is done with a text reads the text, and not what is drawn of it.
 */
export function useOutline({ read, subscribe }: Writing, limits: Limits): TextOutline {
  const [drawn, draw] = useState(() => JSON.stringify(outlineOf('', limits)))
  useLayoutEffect(() => {
    let last = ''
    const look = (isFirst: boolean) => {
      const next = JSON.stringify(outlineOf(read(), limits))
      if (next === last) return
      last = next
      if (isFirst) draw(next)
      else startTransition(() => draw(next))
    }
    look(true)
    return subscribe(() => look(false))
  }, [read, subscribe, limits])
  return useMemo(() => JSON.parse(drawn), [drawn])
}

const FAR: TextLength = { characters: 0, isNear: false, over: 0, overBytes: 0 }

export function outlineOf(text: string, limits: Limits): TextOutline {
  // Asked with each key.
  const length = isFarFromLimits(text, limits) ? FAR : measureText(text, limits)
  return {
    isEmpty: text === '',
    isBlank: text.trim() === '',
    // How many there are is told near the limit only.
    length: length.isNear ? length : { ...length, characters: 0 },
    language: languageOf(text),
  }
}
