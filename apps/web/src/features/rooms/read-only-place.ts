'use client'

import { lazyPart } from '../../ui/lazy-part.tsx'

/** What stands in the place of the composer where a person may not write. */
export const ReadOnlyPlace = lazyPart(async () => ({ default: (await import('./read-only-line.tsx')).ReadOnlyLine }))
