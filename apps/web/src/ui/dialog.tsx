'use client'

import { type ReactNode, useEffect, useRef } from 'react'
import { Late, latePart } from './late.tsx'

export interface DialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  /** A verb and its thing; the same verb stands on the last button. */
  title: ReactNode
  description?: ReactNode
  children?: ReactNode
  /** Buttons, the last one does it. Put a form's submit here with `form="<id>"`. */
  footer?: ReactNode
  width?: 'medium' | 'wide'
  'data-testid'?: string
  /** What it shows is shown once: a press beside it does not close it. */
  isHeld?: boolean
  /** What gets focus first; otherwise the first thing that can have it. */
  initialFocus?: { readonly current: HTMLElement | null }
}

const panel = latePart(() => import('./dialog-panel.tsx'))

/** Fetches the code of dialogs ahead of the first one, for example when the pointer comes near its button. */
export function preloadDialog(): void {
  panel.prepare()
}

/** A modal dialog. Its code is loaded when the first one opens. Focus goes back to where it was. */
export function Dialog(props: DialogProps) {
  const wasOpen = useRef(false)
  useEffect(() => {
    if (props.open) wasOpen.current = true
  }, [props.open])
  if (!props.open && !wasOpen.current) return null
  return <Late part={panel} props={props} onUnavailable={() => props.onOpenChange(false)} />
}
