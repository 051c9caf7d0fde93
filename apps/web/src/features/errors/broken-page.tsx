'use client'

import { buttonClasses } from '../../ui/button-classes.ts'
import en from '../../wording/en/broken.json'
import zh from '../../wording/zh-CN/broken.json'

export interface BrokenPageProps {
  locale: string
  digest: string | undefined
}

/**
 * A page that failed. It comes with every page, so it is small, and brings its words along, because whatever would
 * have brought them may be what failed.
 */
export function BrokenPage({ locale, digest }: BrokenPageProps) {
  const wording = locale === 'zh-CN' ? zh : en
  return (
    <main className="grid min-h-dvh place-items-center bg-desk px-4" data-testid="error-page">
      <div className="between-strokes w-full max-w-[380px] px-9 py-[26px]">
        <h1 className="font-semibold text-lead tracking-(--track-tight) zh:tracking-normal">{wording.heading}</h1>
        <div className="mt-1 text-pretty text-ink-muted leading-[1.6] zh:leading-[1.7]">
          <p>{wording.body}</p>
          {digest ? (
            <p className="mt-2 text-small">
              {wording.number} <span className="font-mono">{digest}</span>
            </p>
          ) : null}
        </div>
        <button type="button" onClick={() => location.reload()} className={`mt-3.5 ${buttonClasses()}`}>
          {wording.reload}
        </button>
      </div>
    </main>
  )
}
