'use client'

import type { PersonalValue, Refusal } from '@parley/protocol'
import { useTranslations } from 'next-intl'
import { useEffect, useEffectEvent } from 'react'
import { toast } from '../../ui/toast-store.ts'
import { useBootstrap, useClient } from '../connection/client-provider.tsx'
import { useSentence } from '../errors/sentences.tsx'
import { agreedDraftsOf } from '../messages/drafts/agreed-drafts.ts'
import { draftsOf, localStorageOrNull } from '../messages/drafts/drafts-of.ts'
import { syncDrafts } from '../messages/drafts/sync-drafts.ts'
import { openMessage } from '../messages/jump/open-message.ts'
import { useRoomTitles } from '../rooms/use-room-title.ts'
import { askToLead, isLeadingTab } from './leading-tab.ts'

/** Does what goes on by itself with what a person keeps: drafts between devices, reminders, and what was refused. Draws nothing. */
export function PersonalKeeper() {
  const client = useClient()
  const { id } = useBootstrap().me
  const t = useTranslations('personal')
  const sentence = useSentence()
  const titleOf = useRoomTitles()
  const remind = useEffectEvent((roomId: string, seq: number) => {
    if (!isLeadingTab()) return
    const room = client.rooms.getSnapshot().find((entry) => entry.room.id === roomId)?.room
    if (room === undefined) return
    const action = { label: t('show'), run: () => openMessage(roomId, { seq }) }
    toast(t('reminderOf', { room: titleOf(room) }), { action, durationMs: 60_000 })
  })
  const tellRefused = useEffectEvent((refusal: Refusal) => {
    toast(t('refused', { reason: sentence(refusal) }), { tone: 'danger' })
  })

  useEffect(() => syncDrafts(client, draftsOf(id), agreedDraftsOf(id, localStorageOrNull())), [client, id])
  useEffect(() => {
    askToLead(id)
    let known = waitingReminders(client.personal.getSnapshot())
    return client.personal.subscribe(() => {
      const values = client.personal.getSnapshot()
      for (const key of known) {
        const saved = values.get(key) as PersonalValue<'saved'> | undefined
        const [, roomId = '', seq] = key.split(':')
        if (saved?.reminded) remind(roomId, Number(seq))
      }
      known = waitingReminders(values)
    })
  }, [client, id])
  useEffect(() => client.on('keepRefused', ({ refusal }) => tellRefused(refusal)), [client])
  return null
}

/** Keys of saved messages whose time has not come yet, as far as this page knows. */
function waitingReminders(values: ReadonlyMap<string, Readonly<Record<string, unknown>>>): string[] {
  return [...values].flatMap(([key, value]) =>
    key.startsWith('saved:') && value.remindAt !== undefined && !value.reminded ? [key] : [],
  )
}
