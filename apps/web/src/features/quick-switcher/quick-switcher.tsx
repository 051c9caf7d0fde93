'use client'

import { Search } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react'
import { isComposing } from '../../ui/input-method.ts'
import { Key } from '../../ui/key.tsx'
import { toast } from '../../ui/toast-store.ts'
import { useBootstrap, useClient } from '../connection/client-provider.tsx'
import { openDirect } from '../rooms/open-direct.ts'
import { useRefusalText } from '../rooms/refusal-text.ts'
import { useRoomTitle } from '../rooms/use-room-title.ts'
import { openRoom } from '../shell/open-room.ts'
import { useShell } from '../shell/shell-context.tsx'
import { COMMANDS } from './commands.tsx'
import { entriesFor, keyOf, type SwitcherEntry } from './entries.ts'
import { EntryList } from './entry-list.tsx'
import { useKnown } from './use-known.ts'

/** Leads to rooms and people and does commands, by a few letters. Focus stays in its box; it goes back when nothing was chosen. */
export default function QuickSwitcher({ typed: begun, onClose }: { typed: string; onClose: () => void }) {
  const t = useTranslations('switcher')
  const router = useRouter()
  const client = useClient()
  const refusalText = useRefusalText()
  const { openRoomId, showDialog } = useShell()
  const { me } = useBootstrap()
  const openName = useRoomTitle(openRoomId ?? '')
  const [typed, setTyped] = useState(begun)
  const [walkedTo, walkTo] = useState<string | null>(null)
  const known = useKnown(typed)
  const input = useRef<HTMLInputElement>(null)
  const cameFrom = useRef<Element | null>(null)
  const listId = useId()

  const groups = entriesFor(typed, known)
  const entries = groups.flatMap((group) => group.entries)
  // What the server finds later stands behind: whatever was walked to stays chosen.
  const active = entries.find((entry) => keyOf(entry) === walkedTo) ?? entries[0]

  // At once: a key that comes between would be pressed on what had the focus before.
  useLayoutEffect(() => {
    cameFrom.current = document.activeElement
    input.current?.focus()
  }, [])
  const close = () => {
    onClose()
    if (cameFrom.current instanceof HTMLElement) cameFrom.current.focus({ preventScroll: true })
  }
  const refused = (error: unknown) => {
    toast(refusalText(error), { tone: 'danger' })
  }
  const choose = (entry: SwitcherEntry) => {
    close()
    if (entry.kind === 'room' || entry.kind === 'public-room') openRoom(entry.id)
    else if (entry.kind === 'person') openDirect(client, [entry.id]).catch(refused)
    else {
      const command = COMMANDS.find(({ id }) => id === entry.id)
      const room = openRoomId === null ? null : { id: openRoomId, name: openName }
      const scope = { client, personId: me.id, room, showDialog, goTo: router.push, refresh: router.refresh }
      Promise.resolve(command?.run(scope)).catch(refused)
    }
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) return
    const isSwitcherKey = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k'
    if (event.key === 'Escape' || isSwitcherKey) close()
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const step = event.key === 'ArrowDown' ? 1 : -1
      const here = active === undefined ? -1 : entries.indexOf(active)
      const next = entries[(here + step + entries.length) % entries.length]
      if (next) walkTo(keyOf(next))
    } else if (event.key === 'Enter') {
      if (active) choose(active)
    } else if (event.key !== 'Tab') return
    // The Tab key leads nowhere else while it is open.
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div
      data-dialog-open
      data-state="open"
      className="scrim fixed inset-0 z-(--layer-dialog) flex justify-center bg-scrim px-4 pt-[12vh] max-md:p-0"
      onPointerDown={(event) => {
        if (event.target === event.currentTarget) close()
      }}
    >
      <div
        role="dialog"
        aria-modal="true"
        aria-label={t('title')}
        data-testid="quick-switcher"
        onKeyDown={onKeyDown}
        className="flex max-h-[min(560px,76dvh)] w-full max-w-[600px] flex-col self-start overflow-hidden rounded-dialog border border-line-strong bg-raised shadow-3 [--ground:var(--surface-raised)] max-md:h-full max-md:max-h-none max-md:max-w-none max-md:self-stretch max-md:rounded-none max-md:border-0 max-md:pt-[env(safe-area-inset-top)]"
      >
        <div className="flex h-13 shrink-0 items-center gap-2.5 border-line border-b pr-3 pl-4">
          <Search size={18} aria-hidden className="text-ink-subtle" />
          <input
            ref={input}
            role="combobox"
            aria-label={t('title')}
            aria-expanded={entries.length > 0}
            aria-controls={listId}
            aria-autocomplete="list"
            aria-activedescendant={active ? `${listId}-${keyOf(active)}` : undefined}
            placeholder={t('placeholder')}
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value)
              walkTo(null)
            }}
            autoComplete="off"
            spellCheck={false}
            enterKeyHint="go"
            data-testid="switcher-input"
            className="h-full min-w-0 grow bg-transparent text-body outline-none"
          />
          <button
            type="button"
            tabIndex={-1}
            onClick={close}
            aria-label={t('close')}
            className="grid shrink-0 place-items-center text-ink-subtle max-md:h-11 max-md:px-2"
          >
            <span className="max-md:hidden">
              <Key>Esc</Key>
            </span>
            <span className="text-ink-muted text-ui md:hidden">{t('cancel')}</span>
          </button>
        </div>
        <EntryList
          id={listId}
          groups={groups}
          active={active}
          typed={typed}
          onWalk={(entry) => walkTo(keyOf(entry))}
          onChoose={choose}
        />
      </div>
    </div>
  )
}
