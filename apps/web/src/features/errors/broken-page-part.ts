'use client'

import { lazyPart } from '../../ui/lazy-part.tsx'

/** Fetched when a page fails; the chat fetches it ahead, since the network may be what failed. */
export const BrokenPage = lazyPart(async () => ({ default: (await import('./broken-page.tsx')).BrokenPage }))
