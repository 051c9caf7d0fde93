'use client'

import { useTranslations } from 'next-intl'
import { type Ref, useEffect, useImperativeHandle, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { classNames } from '../../ui/class-names.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { EmojiSign } from './custom-emoji.tsx'
import { cellAfter, type GridKey, layOut, rowsInView } from './grid-layout.ts'
import type { Cell, PickerSection, SectionId } from './picker-sections.ts'

export interface GridHandle {
  cellAfter(cell: number | null, key: GridKey): number | null
  /** Scrolls as far as is needed to see the cell. */
  reveal(cell: number): void
  goTo(section: SectionId): void
  toTop(): void
}

export interface EmojiGridProps {
  id: string
  sections: readonly PickerSection[]
  /** The cell that Enter would pick. */
  active: number | null
  handle: Ref<GridHandle>
  onPick: (emoji: string, more: boolean) => void
  /** The cell that the pointer is over. */
  onPoint: (cell: Cell | null) => void
  /** The section that is on top. */
  onSection: (section: SectionId) => void
}

const HEADING_PX = 30
const CELL_PX = { mouse: 36, touch: 44 }

/** The emoji under the names of their groups. Only the rows in view are drawn. */
export function EmojiGrid({ id, sections, active, handle, onPick, onPoint, onSection }: EmojiGridProps) {
  const t = useTranslations('emoji')
  const box = useRef<HTMLDivElement>(null)
  const [view, setView] = useState({ top: 0, height: 320, width: 0, cell: CELL_PX.mouse })
  const columns = Math.max(1, Math.floor(view.width / view.cell))
  const cells = useMemo(() => sections.flatMap((section) => section.cells), [sections])
  const grid = useMemo(
    () =>
      layOut(
        sections.map((section) => section.cells.length),
        { columns, cellHeight: view.cell, headingHeight: HEADING_PX },
      ),
    [sections, columns, view.cell],
  )

  useLayoutEffect(() => {
    const element = box.current
    if (element === null) return
    const measure = () => {
      const cell = window.matchMedia('(pointer: coarse)').matches ? CELL_PX.touch : CELL_PX.mouse
      const { clientHeight: height, clientWidth } = element
      // The gutter of 8 on either side.
      setView((before) => ({ ...before, height, width: clientWidth - 16, cell }))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])

  const top = sections[grid.rows.findLast((row) => row.kind === 'heading' && row.top <= view.top + 1)?.section ?? 0]?.id
  useEffect(() => {
    if (top !== undefined) onSection(top)
  }, [top, onSection])

  const scrollTo = (to: number) => {
    box.current?.scrollTo({ top: to })
    setView((before) => ({ ...before, top: to }))
  }
  useImperativeHandle(handle, () => ({
    cellAfter: (cell, key) => cellAfter(grid, cell, key),
    reveal: (cell) => {
      const row = grid.rows.find(({ from, to }) => from <= cell && cell < to)
      const element = box.current
      if (row === undefined || element === null) return
      const { scrollTop, clientHeight } = element
      if (row.top - HEADING_PX < scrollTop) scrollTo(Math.max(0, row.top - HEADING_PX))
      else if (row.top + row.height > scrollTop + clientHeight) scrollTo(row.top + row.height - clientHeight)
    },
    goTo: (section) => {
      const heading = grid.rows.find((row) => row.kind === 'heading' && sections[row.section]?.id === section)
      if (heading) scrollTo(heading.top)
    },
    toTop: () => scrollTo(0),
  }))

  const cellAt = (target: EventTarget): Cell | null => {
    const index = target instanceof Element ? target.closest<HTMLElement>('[data-cell]')?.dataset.cell : undefined
    return index === undefined ? null : (cells[Number(index)] ?? null)
  }
  return (
    <div
      ref={box}
      // What scrolls is reached by the keyboard in every browser, though the arrows of the search box move through it.
      // biome-ignore lint/a11y/noNoninteractiveTabindex: as above.
      tabIndex={0}
      className="relative min-h-0 flex-1 overflow-y-auto overscroll-contain"
      onScroll={(event) => {
        const { scrollTop } = event.currentTarget
        setView((before) => ({ ...before, top: scrollTop }))
      }}
    >
      {cells.length === 0 && sections.length > 0 ? (
        <div className="grid min-h-full place-items-center px-6 py-4" data-testid="emoji-nothing">
          <EmptyState level={3} title={t('nothingTitle')}>
            {t('nothing')}
          </EmptyState>
        </div>
      ) : null}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the search box has the keys. */}
      {/* biome-ignore lint/a11y/useSemanticElements: a table cannot be drawn in part. */}
      <div
        role="grid"
        id={id}
        aria-label={t('title')}
        className="relative"
        style={{ height: grid.height }}
        onPointerDown={(event) => event.pointerType === 'mouse' && event.preventDefault()}
        onPointerOver={(event) => event.pointerType === 'mouse' && onPoint(cellAt(event.target))}
        onPointerLeave={() => onPoint(null)}
        onClick={(event) => {
          const cell = cellAt(event.target)
          if (cell !== null) onPick(cell.shown, event.shiftKey)
        }}
      >
        {rowsInView(grid, view.top, view.height).map((row) =>
          row.kind === 'heading' ? (
            <Heading key={`heading-${row.section}`} top={row.top} id={sections[row.section]?.id ?? 'found'} />
          ) : (
            // biome-ignore lint/a11y/useFocusableInteractive: the search box keeps the focus and tells the active cell.
            // biome-ignore lint/a11y/useSemanticElements: as above.
            <div
              key={row.from}
              role="row"
              className="absolute right-2 left-2 flex"
              style={{ top: row.top, height: row.height }}
            >
              {cells.slice(row.from, row.to).map(({ shown, name }, place) => {
                const index = row.from + place
                return (
                  // biome-ignore lint/a11y/useFocusableInteractive: as above.
                  // biome-ignore lint/a11y/useSemanticElements: as above.
                  <span
                    key={index}
                    role="gridcell"
                    id={`${id}-${index}`}
                    data-cell={index}
                    data-emoji={shown}
                    data-testid="emoji"
                    aria-label={name}
                    aria-selected={index === active}
                    style={{ width: view.width / columns }}
                    className={classNames(
                      'grid h-full cursor-pointer select-none place-items-center rounded-control text-[1.375rem] leading-none hover:bg-hover pointer-coarse:text-[1.625rem]',
                      index === active && 'bg-selected outline-2 outline-focus -outline-offset-2',
                    )}
                  >
                    <EmojiSign emoji={shown} />
                  </span>
                )
              })}
            </div>
          ),
        )}
      </div>
    </div>
  )
}

function Heading({ top, id }: { top: number; id: SectionId }) {
  const t = useTranslations('emoji')
  return (
    <div
      aria-hidden
      className="absolute right-2 left-2 flex items-center px-1.5 font-medium text-ink-subtle text-meta"
      style={{ top, height: HEADING_PX }}
    >
      {t(`groups.${id}`)}
    </div>
  )
}
