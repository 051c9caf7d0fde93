'use client'

import { ArrowLeft, ChevronsUpDown } from 'lucide-react'
import Link from 'next/link'
import { usePathname, useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type ReactNode, useRef } from 'react'
import { classNames } from '../../../ui/class-names.ts'
import { WorkspaceMark } from '../../../ui/mark.tsx'
import { Menu } from '../../../ui/menu.tsx'
import { useKeptFocus } from '../../../ui/use-kept-focus.ts'
import { useBootstrap } from '../../connection/client-provider.tsx'
import { languageOf } from '../../messages/body/language.ts'
import { OpenReports } from '../moderation/open-reports.tsx'
import { isIn, sectionsOf } from './sections.ts'

/** Navigation beside the page; on a phone a bar above it that opens as a menu. */
export function AdminFrame({ children }: { children: ReactNode }) {
  const page = useRef<HTMLElement>(null)
  useKeptFocus(page)
  return (
    <div className="grid h-dvh grid-rows-[auto_minmax(0,1fr)] bg-surface md:grid-cols-[220px_minmax(0,1fr)] md:grid-rows-1">
      <PhoneBar />
      <Navigation />
      <main ref={page} tabIndex={-1} className="relative flex min-h-0 min-w-0 flex-col outline-none">
        {children}
      </main>
    </div>
  )
}

const ROW =
  'flex h-(--row-height) items-center gap-2.5 rounded-control px-2 text-ink-muted text-ui no-underline hover:bg-hover hover:text-ink'

function Navigation() {
  const t = useTranslations('admin')
  const { workspace, me } = useBootstrap()
  const address = usePathname()
  return (
    <nav aria-label={t('title')} className="flex min-h-0 flex-col border-line border-r bg-desk max-md:hidden">
      <div className="flex h-(--header-height) shrink-0 items-center gap-2.5 px-4">
        <WorkspaceMark icon={workspace.icon} />
        <div className="min-w-0">
          <p lang={languageOf(workspace.name)} className="truncate font-semibold text-body leading-5 zh:leading-5">
            {workspace.name}
          </p>
          <p className="truncate text-ink-muted text-meta leading-[17px] zh:leading-[17px]">{t('title')}</p>
        </div>
      </div>
      <ul className="grid min-h-0 gap-px overflow-y-auto px-2 pt-0.5">
        {sectionsOf(me.role).map(({ id, path, icon: Icon }) => (
          <li key={id}>
            <Link
              href={path}
              prefetch={false}
              aria-current={isIn(path, address) ? 'page' : undefined}
              data-testid={`admin-to-${id}`}
              className={classNames(
                ROW,
                'aria-[current]:bg-selected aria-[current]:font-medium aria-[current]:text-ink',
              )}
            >
              <Icon size={16} aria-hidden />
              <span className="truncate">{t(`sections.${id}`)}</span>
              {id === 'moderation' ? <OpenReports /> : null}
            </Link>
          </li>
        ))}
      </ul>
      <div className="mt-auto border-line border-t px-2 py-2.5">
        <Link href="/" prefetch={false} data-testid="back-to-chat" className={ROW}>
          <ArrowLeft size={16} aria-hidden />
          {t('backToChat')}
        </Link>
      </div>
    </nav>
  )
}

function PhoneBar() {
  const t = useTranslations('admin')
  const address = usePathname()
  const router = useRouter()
  const sections = sectionsOf(useBootstrap().me.role)
  const here = sections.find(({ path }) => isIn(path, address))
  return (
    <div className="flex h-[calc(var(--header-height)+env(safe-area-inset-top))] items-center gap-1 border-line border-b bg-desk px-2 pt-[env(safe-area-inset-top)] md:hidden">
      <Link
        href="/"
        prefetch={false}
        aria-label={t('backToChat')}
        data-testid="back-to-chat-phone"
        className="grid size-11 place-items-center rounded-control text-ink-muted"
      >
        <ArrowLeft size={20} aria-hidden />
      </Link>
      <Menu
        label={t('title')}
        align="start"
        trigger={
          <button
            type="button"
            data-testid="admin-menu"
            className="flex h-11 min-w-0 items-center gap-2 rounded-control px-2 text-left aria-expanded:bg-hover"
          >
            <span className="min-w-0">
              <span className="block text-ink-muted text-meta leading-4 zh:leading-4">{t('title')}</span>
              <span className="block truncate font-semibold text-body leading-5 zh:leading-5">
                {here ? t(`sections.${here.id}`) : null}
              </span>
            </span>
            <ChevronsUpDown size={16} aria-hidden className="text-ink-subtle" />
          </button>
        }
        entries={sections.map(({ id, path, icon: Icon }) => ({
          id,
          label: t(`sections.${id}`),
          icon: <Icon size={16} aria-hidden />,
          onSelect: () => router.push(path),
          'data-testid': `admin-to-${id}-phone`,
        }))}
      />
    </div>
  )
}
