'use client'

import './globals.css'
import { lazyPart } from '../ui/lazy-part.tsx'
import { fontClasses } from '../ui/theme/fonts.ts'

const LastResort = lazyPart(async () => ({ default: (await import('../features/errors/last-resort.tsx')).LastResort }))

/** When the root layout itself failed. It stands alone. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    // Its language is not known yet: what is drawn in it says so.
    <html lang="en" className={fontClasses}>
      <body>
        <LastResort digest={error.digest} />
      </body>
    </html>
  )
}
