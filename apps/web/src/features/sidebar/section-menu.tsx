'use client'

import { MoreHorizontal } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { IconButton } from '../../ui/icon-button.tsx'
import { Late } from '../../ui/late.tsx'
import { Menu } from '../../ui/menu.tsx'
import { handPart } from '../hands/late-hands.ts'
import type { Section } from './sections.ts'

const sectionEntriesPart = handPart(({ SectionEntries }) => SectionEntries)

export interface SectionMenuProps {
  section: Section
  sections: readonly Section[]
  name: string
}

/** What can be done with a section. */
export function SectionMenu(props: SectionMenuProps) {
  const t = useTranslations('personal')
  const label = t('sectionMenu', { name: props.name })
  return (
    <Menu
      label={label}
      trigger={
        <IconButton
          size="small"
          name={label}
          icon={<MoreHorizontal size={16} aria-hidden />}
          data-testid="section-menu"
        />
      }
      entries={(draw, close) => <Late part={sectionEntriesPart} props={{ ...props, draw }} onUnavailable={close} />}
    />
  )
}
