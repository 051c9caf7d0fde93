'use client'

import type { Message } from '@parley/protocol'
import { createContext } from 'react'

/** Whom a message calls, as the server found them. */
export type Calls = Pick<Message, 'mentions' | 'mentionsAll' | 'here'>

/** Whom the message that is drawn here calls; null where the server has not said so yet. */
export const MentionsContext = createContext<Calls | null>(null)
