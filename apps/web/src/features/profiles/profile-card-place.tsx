'use client'

import { useEffect, useState } from 'react'
import { Late, latePart } from '../../ui/late.tsx'

const card = latePart(() => import('./profile-card.tsx'))

const DELAY_MS = 500
/** From the name to the card the pointer crosses a gap. */
const GRACE_MS = 250

export interface ShownCard {
  readonly personId: string
  readonly anchor: DOMRect
  /** Opened by a click, a tap or a key: it takes the focus, and stays until it is closed. */
  readonly isHeld: boolean
  readonly opener: HTMLElement
}

/**
 * Opens the profile card of whatever has `data-profile="<person>"`: a moment after the pointer rests on it, at once on a click,
 * a tap or Enter. Rendered once, above the chat.
 */
export function ProfileCardPlace() {
  const [shown, setShown] = useState<ShownCard | null>(null)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const ownerOf = (target: EventTarget | null) =>
      target instanceof Element ? target.closest<HTMLElement>('[data-profile]') : null
    const show = (owner: HTMLElement, isHeld: boolean) => {
      const personId = owner.dataset.profile
      if (!personId || !owner.isConnected) return
      setShown({ personId, anchor: owner.getBoundingClientRect(), isHeld, opener: owner })
    }
    const over = (event: PointerEvent) => {
      if (event.pointerType !== 'mouse') return
      const inCard = event.target instanceof Element && event.target.closest('[data-testid="profile-card"]') !== null
      const owner = ownerOf(event.target)
      clearTimeout(timer)
      if (inCard) return
      if (owner === null) {
        timer = setTimeout(() => setShown((now) => (now?.isHeld ? now : null)), GRACE_MS)
        return
      }
      card.prepare()
      timer = setTimeout(() => show(owner, false), DELAY_MS)
    }
    const click = (event: MouseEvent) => {
      const owner = ownerOf(event.target)
      if (owner === null) return
      clearTimeout(timer)
      show(owner, true)
    }
    const hide = () => setShown((now) => (now?.isHeld ? now : null))
    document.addEventListener('pointerover', over, { passive: true })
    document.addEventListener('click', click)
    document.addEventListener('scroll', hide, { capture: true, passive: true })
    return () => {
      clearTimeout(timer)
      document.removeEventListener('pointerover', over)
      document.removeEventListener('click', click)
      document.removeEventListener('scroll', hide, { capture: true })
    }
  }, [])
  if (shown === null) return null
  const close = () => setShown(null)
  return <Late key={shown.personId} part={card} props={{ ...shown, onClose: close }} onUnavailable={close} />
}
