'use client'

import type { ComponentType } from 'react'
import type { LatePart } from '../../ui/late.tsx'
import { lateCode } from '../../ui/late-code.ts'
import { type LazyPart, lazyPart } from '../../ui/lazy-part.tsx'

type Hands = typeof import('./hands.ts')

/** See `hands.ts`. */
export const hands = lateCode((): Promise<Hands> => import('./hands.ts'))

/** A part of `hands.ts` that somebody asks for by hand. */
export function handPart<P>(choose: (hands: Hands) => ComponentType<P>): LatePart<P> {
  return {
    get known() {
      return hands.known && choose(hands.known)
    },
    fetch: hands.fetch,
    prepare: hands.prepare,
  }
}

/** A part of `hands.ts` that shows itself: it is tried again until it is there. */
export function lazyHandPart<P extends object>(choose: (hands: Hands) => ComponentType<P>): LazyPart<P> {
  return lazyPart(async () => {
    await hands.fetch()
    return { default: choose(hands.known as Hands) }
  })
}
