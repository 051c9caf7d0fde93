'use client'

import type { CustomEmojiByName } from '@parley/client/emoji'
import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from 'react'
import { useBootstrap, useClient } from '../connection/client-provider.tsx'
import { fileUrl } from '../files/file-url.ts'
import { customEmoji, fetchCustomEmoji } from './custom-emoji-store.ts'

/** Files by name. */
type Drawn = ReadonlyMap<string, string>

const DrawnContext = createContext<Drawn>(new Map())

/** Tells which custom emoji the server drew the page with, so that the first render in the browser equals the HTML. */
export function DrawnEmoji({
  drawn,
  children,
}: {
  drawn: readonly (readonly [string, string])[]
  children: ReactNode
}) {
  const [files] = useState<Drawn>(() => new Map(drawn))
  return <DrawnContext value={files}>{children}</DrawnContext>
}

/** Every custom emoji; null until they are here. */
export function useCustomEmoji(): CustomEmojiByName | null {
  const client = useClient()
  const { emojiRev } = useBootstrap()
  useEffect(() => {
    if (emojiRev !== undefined) fetchCustomEmoji(client)
  }, [client, emojiRev])
  const { subscribe, getSnapshot, getServerSnapshot } = customEmoji
  return useSyncExternalStore(subscribe, getSnapshot, getServerSnapshot)
}

function useFileOf(): (name: string) => string | undefined {
  const drawn = useContext(DrawnContext)
  const all = useCustomEmoji()
  return (name) => (all === null ? drawn.get(name) : all.get(name)?.fileId)
}

/**
 * A custom emoji, as high as a line, in a box that is there before it, and still where people want nothing to move; `:name:` where there is none, or no more. `isNamed`
 * where nothing around it tells its name to whoever points at it.
 */
export function CustomEmoji({ name, isNamed = false }: { name: string; isNamed?: boolean }) {
  const fileId = useFileOf()(name)
  const written = `:${name}:`
  if (fileId === undefined) return written
  return (
    <picture>
      <source media="(prefers-reduced-motion: reduce)" srcSet={fileUrl(fileId, '96')} />
      <img
        src={fileUrl(fileId, 'original')}
        alt={written}
        {...(isNamed && { 'data-tooltip': written, 'data-tooltip-side': 'top' })}
        data-testid="custom-emoji"
        draggable={false}
        className="inline-block size-[1.25em] overflow-hidden object-contain align-[-0.25em]"
      />
    </picture>
  )
}

/** An emoji as it is kept, drawn: a character as it is, `:name:` as the picture of that custom emoji. */
export function EmojiSign({ emoji }: { emoji: string }) {
  return emoji.startsWith(':') ? <CustomEmoji name={emoji.slice(1, -1)} /> : emoji
}

/** A line of nothing but emoji, drawn large where the custom ones in it are all there. */
export function EmojiLine(props: {
  names: readonly string[]
  language: string | undefined
  /** Classes of a line, and what makes it large. */
  classes: string
  large: string
  children: ReactNode
}) {
  const fileOf = useFileOf()
  const { names, language, classes, large, children } = props
  const isLarge = names.every((name) => fileOf(name) !== undefined)
  return (
    <span data-testid="message-body" lang={language} className={isLarge ? `${classes} ${large}` : classes}>
      {children}
    </span>
  )
}
