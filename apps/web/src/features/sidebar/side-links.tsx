'use client'

import { Bookmark, PencilLine } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { memo, type ReactNode } from 'react'
import { classNames } from '../../ui/class-names.ts'
import { InboxLinks } from '../inbox/inbox-links.tsx'
import { useRoomsWithDraft } from '../messages/drafts/use-drafts.ts'
import { usePanel } from '../panel/panel-store.ts'
import { useAllKept } from '../personal/use-kept.ts'
import { useShell } from '../shell/shell-context.tsx'
import { openSidePage, type SidePath, useSidePath } from '../shell/side-pages.tsx'
import { placeOf } from '../threads/thread-place.ts'

/** The pages above the rooms. Each stands there only while there is something in it, or while it is open. */
export const SideLinks = memo(function SideLinks() {
  const t = useTranslations('personal')
  const here = useSidePath()
  const saved = [...useAllKept('saved').values()].filter(({ done }) => !done)
  const reminded = saved.filter((each) => each.reminded).length
  return (
    <ul className="mt-1.5">
      <InboxLinks here={here} />
      <DraftsLink here={here} />
      {saved.length > 0 || here === '/saved' ? (
        <SideLink
          path="/saved"
          open={here === '/saved'}
          icon={<Bookmark size={16} aria-hidden />}
          count={saved.length}
          isCalling={reminded > 0}
        >
          {t('saved')}
        </SideLink>
      ) : null}
    </ul>
  )
})

function DraftsLink({ here }: { here: SidePath | null }) {
  const t = useTranslations('personal')
  const local = useRoomsWithDraft()
  const drafts = useAllKept('draft')
  const scheduled = useAllKept('scheduled')
  const { openRoomId } = useShell()
  const panel = usePanel(openRoomId ?? '')
  // What is being written stands in its box: the list would jump with its first key.
  const isInBox = (place: string) =>
    place === openRoomId ||
    (openRoomId !== null && panel?.kind === 'thread' && place === placeOf(openRoomId, panel.root))
  const count = [...new Set([...local, ...drafts.keys()])].filter((place) => !isInBox(place)).length + scheduled.size
  if (count === 0 && here !== '/drafts') return null
  return (
    <SideLink path="/drafts" open={here === '/drafts'} icon={<PencilLine size={16} aria-hidden />} count={count}>
      {t('drafts')}
    </SideLink>
  )
}

export interface SideLinkProps {
  path: SidePath
  open: boolean
  icon: ReactNode
  count: number
  /** Something in it is worth a look now. */
  isCalling?: boolean
  /** In the place of the count. */
  mark?: ReactNode
  children: ReactNode
}

/** A page of the sidebar, drawn as a room's row. */
export function SideLink({ path, open, icon, count, isCalling = false, mark, children }: SideLinkProps) {
  return (
    <li>
      <a
        href={path}
        data-testid="side-link"
        data-path={path}
        data-count={count}
        aria-current={open ? 'page' : undefined}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
          event.preventDefault()
          openSidePage(path)
        }}
        className={classNames(
          'flex h-(--row-height) items-center gap-[9px] rounded-control px-2 no-underline max-md:gap-3 max-md:px-3 max-md:text-body',
          open
            ? 'bg-selected font-medium text-ink hover:text-ink'
            : 'text-ink-muted hover:bg-hover hover:text-ink-muted',
          isCalling && 'font-semibold text-ink hover:text-ink',
        )}
      >
        <span className="text-ink-subtle">{icon}</span>
        <span className="truncate">{children}</span>
        {mark ? (
          <span className="ml-auto">{mark}</span>
        ) : count > 0 ? (
          <span className="ml-auto text-ink-subtle text-meta tabular-nums">{count}</span>
        ) : null}
      </a>
    </li>
  )
}
