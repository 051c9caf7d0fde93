'use client'

import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'
import { keepChoice } from '../../../preferences/cookies.ts'
import { TOOLBAR_COOKIE, TOOLBAR_SHOWN } from './toolbar-cookie.ts'

interface ToolbarChoice {
  readonly shown: boolean
  show(shown: boolean): void
}

const Context = createContext<ToolbarChoice>({ shown: false, show: () => undefined })

/** Whether the formatting toolbar stands above the box: remembered on this device, and drawn so by the server. */
export function ToolbarChoiceProvider({ initial, children }: { initial: boolean; children: ReactNode }) {
  const [shown, setShown] = useState(initial)
  const choice = useMemo(
    () => ({
      shown,
      show: (next: boolean) => {
        setShown(next)
        keepChoice(TOOLBAR_COOKIE, next ? TOOLBAR_SHOWN : 'hidden')
      },
    }),
    [shown],
  )
  return <Context value={choice}>{children}</Context>
}

export function useToolbarChoice(): ToolbarChoice {
  return useContext(Context)
}
