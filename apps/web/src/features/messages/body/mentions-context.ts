'use client'

import { createContext } from 'react'

/** Whom the message that is drawn here mentions: ids that the server found; null where it has not said so yet. */
export const MentionsContext = createContext<readonly string[] | null>(null)
