'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { toast } from '../../../ui/toast-store.ts'
import { useClient } from '../../connection/client-provider.tsx'

/** Each room is changed by itself: so few are asked for at once that what is done so far can be told. */
const PORTION = 5

export interface Progress {
  readonly done: number
  readonly total: number
}

/** Archives rooms or brings them back, portion by portion. */
export function useArchiving() {
  const t = useTranslations('admin.rooms')
  const client = useClient()
  const [progress, setProgress] = useState<Progress | null>(null)
  const saidOf = (archived: boolean, count: number) => t(archived ? 'archivedSeveral' : 'unarchivedSeveral', { count })

  /** @returns those that were changed. Where it ends before the last one, what was done till then is said, and why it ended is thrown. */
  async function run(roomIds: readonly string[], archived: boolean): Promise<string[]> {
    const changed: string[] = []
    setProgress({ done: 0, total: roomIds.length })
    try {
      for (let at = 0; at < roomIds.length; at += PORTION) {
        const portion = roomIds.slice(at, at + PORTION)
        const done = await client.call(archived ? 'rooms.archive' : 'rooms.unarchive', { roomIds: portion })
        changed.push(...done.changed)
        setProgress({ done: at + portion.length, total: roomIds.length })
      }
    } catch (error) {
      if (changed.length > 0) toast(saidOf(archived, changed.length), { tone: 'success' })
      throw error
    } finally {
      setProgress(null)
    }
    return changed
  }
  return { run, saidOf, progress }
}
