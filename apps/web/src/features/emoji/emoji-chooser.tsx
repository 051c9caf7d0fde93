'use client'

import { Search } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import {
  type KeyboardEvent,
  useDeferredValue,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { flushSync } from 'react-dom'
import { Input } from '../../ui/input.tsx'
import { isComposing } from '../../ui/input-method.ts'
import { isTouch } from '../messages/composer/use-touch.ts'
import { EmojiGrid, type GridHandle } from './emoji-grid.tsx'
import { isGridKey } from './grid-layout.ts'
import { GroupBar } from './group-bar.tsx'
import { PickerFoot } from './picker-foot.tsx'
import { type Cell, type SectionId, sectionsOf } from './picker-sections.ts'
import { useEmojiChoices, useEmojiLibrary } from './use-emoji.ts'

/**
 * Chooses one emoji: by looking or by searching. The search box keeps the focus; arrows walk over the emoji, Enter picks,
 * with Shift for more than one.
 */
export function EmojiChooser({ onPick }: { onPick: (emoji: string, more: boolean) => void }) {
  const t = useTranslations('emoji')
  const language = useLocale()
  const library = useEmojiLibrary()
  const choices = useEmojiChoices()
  const [query, setQuery] = useState('')
  const drawnLater = useDeferredValue(query)
  const [drawnAtOnce, drawAtOnce] = useState<string | null>(null)
  const wanted = drawnAtOnce === query ? query : drawnLater
  const [walked, walkTo] = useState<number | null>(null)
  const [pointed, point] = useState<Cell | null>(null)
  const [section, setSection] = useState<SectionId>('recent')
  const grid = useRef<GridHandle>(null)
  const input = useRef<HTMLInputElement>(null)
  const gridId = useId()

  const sections = useMemo(
    () => (library === null ? [] : sectionsOf(library, wanted, choices, language)),
    [library, wanted, choices, language],
  )
  const cells = useMemo(() => sections.flatMap(({ cells: own }) => own), [sections])
  const isSearching = wanted.trim() !== ''
  // Enter picks the first that was found, unless somebody walked on.
  const active = walked ?? (isSearching && cells.length > 0 ? 0 : null)
  const activeCell = active === null ? null : (cells[active] ?? null)
  const drawn = useRef({ active, activeCell })
  useLayoutEffect(() => {
    drawn.current = { active, activeCell }
  })

  useEffect(() => {
    // On a phone the keyboard would cover what there is to choose from.
    if (!isTouch()) input.current?.focus({ preventScroll: true })
  }, [])

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (isComposing(event) || event.altKey || event.ctrlKey || event.metaKey) return
    const isEnter = event.key === 'Enter'
    // A key is for what was typed before it, also where that is not drawn yet.
    if ((isEnter || isGridKey(event.key)) && query !== wanted) flushSync(() => drawAtOnce(query))
    const { active, activeCell } = drawn.current
    if (isEnter) {
      event.preventDefault()
      if (activeCell !== null) onPick(activeCell.shown, event.shiftKey)
      return
    }
    if (!isGridKey(event.key) || event.shiftKey) return
    const isSideways = event.key === 'ArrowLeft' || event.key === 'ArrowRight'
    // Until somebody walks down to the emoji, these move the caret.
    if (isSideways && query !== '' && walked === null) return
    event.preventDefault()
    const next = grid.current?.cellAfter(active, event.key) ?? null
    walkTo(next)
    point(null)
    if (next !== null) grid.current?.reveal(next)
  }
  return (
    <>
      <div className="flex gap-2 p-2 pb-1.5">
        <Input
          ref={input}
          type="search"
          role="combobox"
          aria-label={t('search')}
          aria-expanded
          aria-controls={gridId}
          aria-activedescendant={activeCell === null ? undefined : `${gridId}-${active}`}
          aria-autocomplete="list"
          placeholder={t('search')}
          icon={<Search size={16} aria-hidden />}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value)
            walkTo(null)
            point(null)
            grid.current?.toTop()
          }}
          onKeyDown={onKeyDown}
          autoComplete="off"
          spellCheck={false}
          data-testid="emoji-search"
          className="[&_input::-webkit-search-cancel-button]:hidden"
        />
      </div>
      {isSearching ? null : (
        <GroupBar
          current={section}
          hasCustom={sections.some(({ id, cells: own }) => id === 'custom' && own.length > 0)}
          onGoTo={(id) => grid.current?.goTo(id)}
        />
      )}
      <EmojiGrid
        id={gridId}
        sections={sections}
        active={active}
        handle={grid}
        onPick={onPick}
        onPoint={point}
        onSection={setSection}
      />
      <p role="status" className="sr-only">
        {isSearching ? t('found', { count: cells.length }) : ''}
      </p>
      <PickerFoot cell={pointed ?? activeCell} tone={choices.tone} />
    </>
  )
}
