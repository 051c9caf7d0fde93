'use client'

import type { PersonalValue } from '@parley/protocol'
import { ArrowDown, ArrowUp, Check, FolderPlus, Pencil, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { DrawMenu, MenuEntry } from '../../ui/menu.tsx'
import { toast } from '../../ui/toast-store.ts'
import { useClient } from '../connection/client-provider.tsx'
import { useKept } from '../personal/use-kept.ts'
import { DIRECT_ROWS, moveCategory } from './arrange.ts'
import { askForCategory } from './ask-for-category.ts'
import type { SectionMenuProps } from './section-menu.tsx'
import { USUAL_DIRECT_ROWS } from './sections.ts'

/** A category may be added here; an own one is changed here, too. */
export function SectionEntries({ section, sections, name, draw }: SectionMenuProps & { draw: DrawMenu }) {
  const t = useTranslations('personal')
  const client = useClient()
  const newCategory: MenuEntry = {
    id: 'category',
    label: t('newCategory'),
    icon: <FolderPlus size={16} aria-hidden />,
    onSelect: () => askForCategory({ kind: 'new' }),
    'data-testid': 'new-category',
  }
  const own = sections.filter((each) => each.name !== null).map(({ id }) => id)
  const move = (step: -1 | 1) => client.keep(moveCategory(sections, section.id, own[own.indexOf(section.id) + step]))
  const kept = useKept('setting', 'direct-rows')?.value ?? USUAL_DIRECT_ROWS
  const lengths = DIRECT_ROWS.map(
    (count): MenuEntry => ({
      id: `rows-${count}`,
      label: t('showNewest', { count }),
      icon: kept === count ? <Check size={16} aria-hidden /> : <span className="size-4" />,
      onSelect: () => client.keep([{ key: 'setting:direct-rows', value: { value: count } }]),
      'data-testid': `direct-rows-${count}`,
    }),
  )
  const remove = () => {
    const key = `category:${section.id}` as const
    const kept = client.personal.getSnapshot().get(key) as PersonalValue<'category'> | undefined
    client.keep([{ key, value: null }])
    if (kept === undefined) return
    // Its rooms know still that they belong to it.
    toast(t('categoryDeleted', { name }), {
      action: { label: t('undo'), run: () => client.keep([{ key, value: kept }]) },
    })
  }
  const steps: MenuEntry[] = [
    {
      id: 'up',
      label: t('sectionUp'),
      icon: <ArrowUp size={16} aria-hidden />,
      disabled: own[0] === section.id,
      onSelect: () => move(-1),
      'data-testid': 'category-up',
    },
    {
      id: 'down',
      label: t('sectionDown'),
      icon: <ArrowDown size={16} aria-hidden />,
      disabled: own.at(-1) === section.id,
      onSelect: () => move(1),
      'data-testid': 'category-down',
    },
  ]
  const entries: MenuEntry[] = [
    {
      id: 'rename',
      label: t('renameCategory'),
      icon: <Pencil size={16} aria-hidden />,
      onSelect: () => askForCategory({ kind: 'rename', id: section.id, name }),
      'data-testid': 'rename-category',
    },
    ...(own.length > 1 ? steps : []),
    newCategory,
    { kind: 'separator', id: 'line' },
    {
      id: 'delete',
      label: t('deleteCategory'),
      icon: <Trash2 size={16} aria-hidden />,
      danger: true,
      onSelect: remove,
      'data-testid': 'delete-category',
    },
  ]
  return draw(section.id === 'direct' ? lengths : section.name === null ? [newCategory] : entries)
}
