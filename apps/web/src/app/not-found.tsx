import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { buttonClasses } from '../ui/button-classes.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { Lockup } from '../ui/mark.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('errors'))('notFoundTitle') }
}

export default async function NotFound() {
  const t = await getTranslations('errors')
  return (
    <div className="grid min-h-dvh grid-rows-[auto_1fr] bg-desk">
      <header className="px-6 py-5 sm:px-8 sm:py-6">
        <Lockup tone="ink" />
      </header>
      <main className="place-self-center px-4 pb-24" data-testid="not-found">
        <EmptyState
          level={1}
          title={t('notFoundHeading')}
          action={
            // No `Link`: its code would come with every page.
            <a href="/" className={buttonClasses()}>
              {t('toRooms')}
            </a>
          }
        >
          {t('notFoundBody')}
        </EmptyState>
      </main>
    </div>
  )
}
