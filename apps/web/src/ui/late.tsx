'use client'

import { useTranslations } from 'next-intl'
import { type ComponentType, useEffect, useEffectEvent, useState } from 'react'
import { inTurn } from './in-turn.ts'
import { toast } from './toast-store.ts'

/** A part of a screen whose code is fetched when it is first needed. */
export interface LatePart<P> {
  readonly known: ComponentType<P> | undefined
  /** Fetches the code. @throws where the network is away; the next call tries again. */
  fetch(): Promise<void>
  /** Fetches it ahead of its first use, for example when the pointer comes near. */
  prepare(): void
}

export function latePart<P>(load: () => Promise<{ default: ComponentType<P> }>): LatePart<P> {
  let known: ComponentType<P> | undefined
  const fetchPart = async () => {
    const part = await load()
    known = part.default
  }
  return {
    get known() {
      return known
    },
    fetch: fetchPart,
    prepare: () => void (known ?? inTurn(fetchPart).catch(() => undefined)),
  }
}

export interface LateProps<P> {
  part: LatePart<P>
  props: P
  /** The code could not be fetched: whoever asked for the part stops asking, so that it can be asked for again. */
  onUnavailable: () => void
}

/** Draws a late part. Unlike React's `lazy` it does not break the page when the network is away: it says so. */
export function Late<P extends object>({ part, props, onUnavailable }: LateProps<P>) {
  const t = useTranslations('common')
  const [Part, setPart] = useState(() => part.known)
  const giveUp = useEffectEvent(() => {
    toast(t('partUnavailable'), { tone: 'danger' })
    onUnavailable()
  })
  useEffect(() => {
    let wanted = true
    // It may have come since this was drawn, by `prepare` or for another place.
    const come = part.known ? Promise.resolve() : part.fetch()
    come.then(
      () => wanted && setPart(() => part.known),
      () => wanted && giveUp(),
    )
    return () => {
      wanted = false
    }
  }, [part])
  return Part ? <Part {...props} /> : null
}
