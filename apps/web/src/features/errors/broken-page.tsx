'use client'

import en from '../../wording/en/broken.json'
import zh from '../../wording/zh-CN/broken.json'

export interface BrokenPageProps {
  locale: string
  digest: string | undefined
}

/** Like any other button; it hangs on nothing else. */
const BUTTON =
  'mt-3.5 inline-flex h-(--control-height) select-none items-center justify-center rounded-control border border-line-strong bg-raised px-3 font-medium text-ink text-ui shadow-1 hover:bg-[image:linear-gradient(var(--surface-hover),var(--surface-hover))]'

/**
 * A page that failed. It brings its words along, because whatever would have brought them may be what failed. Its code is
 * fetched by `broken-page-part.ts`.
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
        <button type="button" onClick={() => location.reload()} className={BUTTON}>
          {wording.reload}
        </button>
      </div>
    </main>
  )
}
