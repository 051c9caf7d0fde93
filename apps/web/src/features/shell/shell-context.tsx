'use client'

import { createContext, useContext } from 'react'

/** What opens over the room. `create` may begin with a name that was searched for; `status` and `quiet` are the person's own. */
export type ShellDialog =
  | { readonly kind: 'create'; readonly name?: string }
  | { readonly kind: 'browse' }
  | { readonly kind: 'direct' | 'status' | 'quiet' }
  | { readonly kind: 'promote'; readonly roomId: string }
  | { readonly kind: 'room-settings'; readonly roomId: string }
  | { readonly kind: 'invite'; readonly roomId: string }
  | { readonly kind: 'archive'; readonly roomId: string }
  | { readonly kind: 'poll'; readonly roomId: string; readonly question: string }
  | { readonly kind: 'leave'; readonly roomId: string; readonly name: string }

export interface ShellContext {
  readonly openRoomId: string | null
  showDialog(dialog: ShellDialog): void
}

const Context = createContext<ShellContext | null>(null)

export const ShellContextProvider = Context.Provider

export function useShell(): ShellContext {
  const shell = useContext(Context)
  if (shell === null) throw new Error('There is no Shell above this component.')
  return shell
}
