import { useState, useSyncExternalStore } from 'react'
import { AT_REST, type Attempt, type AttemptState, createAttempt } from './attempt.ts'

/** Keeps whether an act is on its way, and why it was refused. */
export function useAttempt(): AttemptState & Pick<Attempt, 'forgive' | 'run'> {
  const [{ subscribe, getSnapshot, forgive, run }] = useState(createAttempt)
  return { ...useSyncExternalStore(subscribe, getSnapshot, () => AT_REST), forgive, run }
}
