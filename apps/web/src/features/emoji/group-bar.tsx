'use client'

import {
  Cat,
  Clock,
  Coffee,
  Flag,
  Hand,
  Heart,
  Lightbulb,
  type LucideIcon,
  Plane,
  Smile,
  Sticker,
  Trophy,
} from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useRef } from 'react'
import { classNames } from '../../ui/class-names.ts'
import type { SectionId } from './picker-sections.ts'

const GROUP_ICONS: readonly (readonly [Exclude<SectionId, 'found'>, LucideIcon])[] = [
  ['recent', Clock],
  ['custom', Sticker],
  [0, Smile],
  [1, Hand],
  [3, Cat],
  [4, Coffee],
  [5, Plane],
  [6, Trophy],
  [7, Lightbulb],
  [8, Heart],
  [9, Flag],
]

/** Leads to the groups. One stop of the Tab key; arrows go from group to group. */
export function GroupBar(props: {
  current: SectionId
  /** Whether the workspace has emoji of its own. */
  hasCustom: boolean
  onGoTo: (id: SectionId) => void
}) {
  const { current, hasCustom, onGoTo } = props
  const groups = hasCustom ? GROUP_ICONS : GROUP_ICONS.filter(([id]) => id !== 'custom')
  const t = useTranslations('emoji')
  const bar = useRef<HTMLDivElement>(null)
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    const buttons: Element[] = [...(bar.current?.querySelectorAll('button') ?? [])]
    const here = document.activeElement === null ? -1 : buttons.indexOf(document.activeElement)
    if (step === 0 || here === -1) return
    event.preventDefault()
    const next = (here + step + buttons.length) % buttons.length
    const button = buttons[next]
    if (button instanceof HTMLElement) button.focus()
    const group = groups[next]
    if (group) onGoTo(group[0])
  }
  return (
    <div
      ref={bar}
      role="toolbar"
      aria-label={t('groupBar')}
      className="flex shrink-0 border-line border-b px-2"
      onKeyDown={onKeyDown}
    >
      {groups.map(([id, Icon]) => {
        const isCurrent = id === current
        return (
          <button
            key={id}
            type="button"
            tabIndex={isCurrent ? 0 : -1}
            aria-label={t(`groups.${id}`)}
            aria-current={isCurrent ? 'true' : undefined}
            data-tooltip={t(`groups.${id}`)}
            onClick={() => onGoTo(id)}
            className={classNames(
              'grid h-8 min-w-0 flex-1 place-items-center border-b-2 pointer-coarse:h-11',
              isCurrent
                ? 'border-ink text-ink'
                : 'border-transparent text-ink-subtle hover:text-ink pointer-coarse:text-ink-muted',
            )}
          >
            <Icon size={16} aria-hidden />
          </button>
        )
      })}
    </div>
  )
}
