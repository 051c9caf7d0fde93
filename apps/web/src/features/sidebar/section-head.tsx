'use client'

import { ChevronDown, ChevronRight, Compass, Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { DragEvent, ReactNode } from 'react'
import { preloadDialog } from '../../ui/dialog.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { useBootstrap } from '../connection/client-provider.tsx'
import { languageOf } from '../messages/body/language.ts'
import { mayMake } from '../rooms/may-make.ts'
import { useShell } from '../shell/shell-context.tsx'
import { SectionMenu } from './section-menu.tsx'
import type { Section } from './sections.ts'

/** What sections are called. */
export function useSectionNames(): (section: Section) => string {
  const t = useTranslations('personal')
  return ({ id, name }) => name ?? t(id as 'favourites' | 'rooms' | 'direct')
}

export function useSectionName(section: Section): string {
  return useSectionNames()(section)
}

export interface SectionHeadProps {
  section: Section
  sections: readonly Section[]
  name: string
  onCollapse: () => void
  onDragStart: (event: DragEvent) => void
  onDragEnd: () => void
}

/** The name of a section, which folds it up, and what may be added to it. */
export function SectionHead({ section, sections, name, onCollapse, ...dragging }: SectionHeadProps) {
  const t = useTranslations('personal')
  const { showDialog } = useShell()
  // A guest is in the rooms that were chosen for them.
  const bootstrap = useBootstrap()
  const isGuest = bootstrap.me.role === 'guest'
  const canMake = mayMake(bootstrap).length > 0
  const Chevron = section.isCollapsed ? ChevronRight : ChevronDown
  return (
    <div
      draggable={section.name !== null}
      {...dragging}
      className="group/head mt-1.5 flex min-h-7 items-center gap-0.5 pr-1 pl-1 max-md:pl-2"
    >
      <h2 className="min-w-0 grow">
        <button
          type="button"
          aria-expanded={!section.isCollapsed}
          aria-label={t(section.isCollapsed ? 'expand' : 'collapse', { name })}
          data-testid="section-toggle"
          onClick={onCollapse}
          className="flex min-h-7 w-full items-center gap-1 rounded-control text-left font-medium text-ink-subtle text-meta hover:text-ink max-md:min-h-11 max-md:text-small"
        >
          <Chevron size={14} aria-hidden className="shrink-0" />
          <span className="truncate" lang={section.name === null ? undefined : languageOf(name)}>
            {name}
          </span>
        </button>
      </h2>
      {section.id === 'rooms' && !isGuest ? (
        <>
          <Act
            name={t('browse')}
            testId="browse-rooms"
            icon={<Compass size={16} aria-hidden />}
            act={() => showDialog({ kind: 'browse' })}
          />
          {canMake ? (
            <Act
              name={t('createRoom')}
              testId="create-room"
              icon={<Plus size={16} aria-hidden />}
              act={() => showDialog({ kind: 'create' })}
            />
          ) : null}
        </>
      ) : null}
      {section.id === 'direct' ? (
        <Act
          name={t('newMessage')}
          testId="new-message"
          icon={<Plus size={16} aria-hidden />}
          act={() => showDialog({ kind: 'direct' })}
        />
      ) : null}
      {section.id !== 'favourites' ? <SectionMenu section={section} sections={sections} name={name} /> : null}
    </div>
  )
}

/** A button of the head; dialogs are fetched when a pointer comes near. */
function Act(props: { name: string; testId: string; icon: ReactNode; act: () => void }) {
  return (
    <IconButton
      size="small"
      name={props.name}
      icon={props.icon}
      data-testid={props.testId}
      onClick={props.act}
      onPointerEnter={preloadDialog}
      onFocus={preloadDialog}
    />
  )
}
