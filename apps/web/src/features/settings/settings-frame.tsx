import { ArrowLeft } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { buttonClasses } from '../../ui/button-classes.ts'

/** What every page of settings stands in. */
export function SettingsFrame(props: {
  title: ReactNode
  /** Where one came from. */
  back: { readonly href: string; readonly label: ReactNode; readonly 'data-testid': string }
  children: ReactNode
}) {
  const { title, back, children } = props
  return (
    <div className="min-h-dvh bg-surface">
      <header className="sticky top-0 z-(--layer-sticky) flex h-(--header-height) items-center gap-2 border-line border-b bg-surface px-3 sm:px-6">
        <Link href={back.href} className={buttonClasses({ variant: 'quiet' })} data-testid={back['data-testid']}>
          <ArrowLeft size={16} aria-hidden />
          {back.label}
        </Link>
      </header>
      <main className="mx-auto w-full max-w-[640px] px-6 pt-8 pb-[calc(64px+env(safe-area-inset-bottom))]">
        <h1 className="font-semibold text-title tracking-(--track-tight) zh:tracking-normal">{title}</h1>
        {children}
      </main>
    </div>
  )
}
