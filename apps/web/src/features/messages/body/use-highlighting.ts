'use client'

import { useEffect, useState } from 'react'
import type { Token } from './highlighting/highlight.ts'

/**
 * The colours of some code, null until they are known and where there are none. Only ink changes when they come: nothing
 * moves. The highlighter and the language are fetched with the first code that needs them.
 */
export function useHighlighting(language: string, code: string): readonly Token[] | null {
  const [found, setFound] = useState<{ readonly code: string; readonly tokens: readonly Token[] } | null>(null)
  useEffect(() => {
    if (language === '' || code === '') return
    let wanted = true
    import('./highlighting/highlight.ts')
      .then(({ highlight }) => highlight(language, code))
      .then((tokens) => wanted && tokens !== null && setFound({ code, tokens }))
      // Without a network the code is read as it is.
      .catch(() => undefined)
    return () => {
      wanted = false
    }
  }, [language, code])
  return found?.code === code ? found.tokens : null
}
