import type { Banner } from '@parley/protocol'
import { Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { classNames } from '../../ui/class-names.ts'
import { linkedText } from './linked-text.ts'

const TONES = {
  info: 'bg-link-wash text-link border-link-line',
  warning: 'bg-warn-wash text-warn-ink border-warn-line',
} as const

/** An announcement in one line, or as many as it needs. */
export function AnnouncementLine({ banner, action }: { banner: Banner; action?: ReactNode }) {
  const Icon = banner.tone === 'info' ? Info : TriangleAlert
  return (
    <div
      className={classNames(
        'flex min-h-9 items-center justify-center gap-2.5 px-4 py-1 text-small',
        action !== undefined && 'border-b pr-1.5',
        TONES[banner.tone],
      )}
    >
      <Icon size={16} aria-hidden className="shrink-0" />
      <p dir="auto" className="min-w-0 wrap-anywhere">
        {linkedText(banner.text).map(({ text, href }, at) =>
          href === undefined ? (
            text
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text, in its order
            <a key={at} href={href} target="_blank" rel="noreferrer noopener" className="text-inherit underline">
              {text}
            </a>
          ),
        )}
      </p>
      {action}
    </div>
  )
}
