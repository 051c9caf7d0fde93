'use client'

import type { Job } from '@parley/protocol'
import { useEffect } from 'react'
import { useClient } from '../../connection/client-provider.tsx'
import { type Read, useRead } from '../table/use-read.ts'

const LOOK_EVERY_MS = 1_000
/** While none is open: others begin some, and deletions begin by themselves. */
const LOOK_IDLY_MS = 10_000
/** How many are read at first; the rest on demand. */
const SHOWN = 20

export const isOpen = ({ state }: Job): boolean => state === 'uploading' || state === 'waiting' || state === 'running'

/** Whose words stand for where it is: an import that was only checked is not done. */
export function nameOfState({ state, import: about, expiresAt }: Job): Job['state'] | 'checked' | 'put-away' {
  if (state !== 'done' || about?.stage !== 'check') return state
  return expiresAt === null ? 'put-away' : 'checked'
}

/** The newest jobs, read again each second while one of them is not over, and now and then otherwise. */
export function useJobs(): Read<{ readonly jobs: readonly Job[]; readonly next: string | null }> {
  const client = useClient()
  const read = useRead('jobs', () => client.call('jobs.list', { limit: SHOWN }))
  const { value, refresh } = read
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer is the reason to look once more.
  useEffect(() => {
    if (value === null) return
    const timer = setTimeout(refresh, value.jobs.some(isOpen) ? LOOK_EVERY_MS : LOOK_IDLY_MS)
    return () => clearTimeout(timer)
  }, [value, read.state, refresh])
  return read
}
