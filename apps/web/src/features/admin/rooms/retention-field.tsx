'use client'

import { MOST_COUNTED, type Room } from '@parley/protocol'
import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { Select } from '../../../ui/select.tsx'
import { toast } from '../../../ui/toast-store.ts'
import { useBootstrap, useClient } from '../../connection/client-provider.tsx'
import { useRefusalText } from '../../rooms/refusal-text.ts'
import { DrawerSection } from '../drawer.tsx'
import { useAct } from '../use-act.ts'

const DAYS = [7, 30, 90, 180, 365, 730]
const BY_WORKSPACE = 'workspace'

/** For how long messages are kept in a room. What a choice would delete is counted and said before it holds. */
export function RetentionField({ room, onChanged }: { room: Room; onChanged: () => void }) {
  const t = useTranslations('admin.data')
  const format = useFormatter()
  const client = useClient()
  const act = useAct()
  const refusalText = useRefusalText()
  /** For how long rooms that say nothing else keep them; 0 for ever. */
  const usual = useBootstrap().workspace.rules?.retentionDays ?? 0
  const [asks, ask] = useState<{ days: number | null; messages: number } | null>(null)
  const now = room.retentionDays ?? null
  const choices = now === null || now === 0 || DAYS.includes(now) ? DAYS : [...DAYS, now].sort((a, b) => a - b)
  const write = (days: number | null) =>
    act(() => client.call('rooms.update', { roomId: room.id, retentionDays: days }), {
      said: t('retentionSaved', { room: room.name }),
      undo: () => client.call('rooms.update', { roomId: room.id, retentionDays: now }),
      after: onChanged,
    })
  async function choose(value: string) {
    const days = value === BY_WORKSPACE ? null : Number(value)
    const counted = days ?? usual
    // What is kept for ever deletes nothing.
    if (counted === 0) return void write(days).catch(() => undefined)
    try {
      ask({ days, messages: (await client.call('retention.count', { roomId: room.id, days: counted })).messages })
    } catch (error) {
      toast(refusalText(error), { tone: 'danger' })
    }
  }
  return (
    <DrawerSection title={t('retention')}>
      <Field label={t('retentionLabel')} hint={t('retentionHint')}>
        {(control) => (
          <Select
            {...control}
            data-testid="room-retention"
            value={now === null ? BY_WORKSPACE : String(now)}
            onChange={(event) => void choose(event.target.value)}
          >
            <option value={BY_WORKSPACE}>{t('asWorkspace', { days: usual })}</option>
            <option value="0">{t('forEver')}</option>
            {choices.map((days) => (
              <option key={days} value={days}>
                {t('days', { count: days })}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <ConfirmDialog
        open={asks !== null}
        onOpenChange={(open) => open || ask(null)}
        title={
          asks?.days
            ? t('retentionTitle', { days: asks.days, room: room.name })
            : t('retentionWorkspace', { room: room.name })
        }
        description={t('retentionCount', {
          count: asks?.messages ?? 0,
          messages: `${format.number(asks?.messages ?? 0)}${(asks?.messages ?? 0) >= MOST_COUNTED ? '+' : ''}`,
        })}
        confirmLabel={t('retentionDo')}
        destructive={asks?.messages !== 0}
        onConfirm={() => write(asks?.days ?? null)}
      />
    </DrawerSection>
  )
}
