'use client'

import { MODERATION_NOTE_CHARACTERS, MUTE_MINUTES, type Person, type Restriction } from '@parley/protocol'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useTimeText } from '../../../i18n/time.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextArea } from '../../../ui/text-area.tsx'
import { useClient } from '../../connection/client-provider.tsx'
import { useAct } from '../use-act.ts'
import { usePlace } from './use-place.ts'

export type ReportAct = 'delete' | 'warn' | 'mute' | 'ban'

/** Whom an act is about. */
export interface Subject {
  readonly person: Person
  /** Where they may be muted or banned by whoever looks; the first is chosen. */
  readonly rooms: readonly NonNullable<Restriction['room']>[]
  readonly everywhere: boolean
  /** The report that is dealt with by it. */
  readonly reportId?: string
}

interface ActDialogProps {
  kind: ReportAct
  subject: Subject
  onClose: () => void
  onChanged: () => void
}

/** Asks what an act needs to know, and names what it does. */
export function ActDialog({
  kind,
  subject: { person, rooms, everywhere, reportId },
  onClose,
  onChanged,
}: ActDialogProps) {
  const t = useTranslations('admin.moderation')
  const common = useTranslations('common')
  const client = useClient()
  const act = useAct()
  const time = useTimeText()
  const placeOf = usePlace()
  const [minutes, setMinutes] = useState<(typeof MUTE_MINUTES)[number]>(60)
  /** Empty: everywhere. */
  const [roomId, setRoomId] = useState(rooms[0]?.id ?? '')
  const [purge, setPurge] = useState<'' | 'day' | 'all'>('')
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const name = person.displayName
  const target = {
    personId: person.id,
    roomId: roomId === '' ? null : roomId,
    reason,
    ...(reportId !== undefined && { reportId }),
  }
  const isMissing = kind === 'warn' && reason.trim() === ''

  /** Does it; what comes back is what lifts it, where it can be. */
  const perform = async (): Promise<string | null> => {
    if (kind === 'mute') return (await client.call('moderation.mute', { ...target, minutes })).restriction.id
    if (kind === 'ban') {
      return (await client.call('moderation.ban', { ...target, ...(purge !== '' && { purge }) })).restriction.id
    }
    if (reportId !== undefined) {
      await client.call(kind === 'delete' ? 'reports.delete' : 'reports.warn', { reportId, reason })
    }
    return null
  }
  const said = () => {
    if (kind === 'mute') return t('muted', { name, when: time(Date.now() + minutes * 60_000, 'exact') })
    return kind === 'delete' ? t('deleted') : kind === 'warn' ? t('warned', { name }) : t('banned', { name })
  }
  const submit = async () => {
    if (isMissing || busy) return
    setBusy(true)
    let restrictionId: string | null = null
    const lift = async () => {
      if (restrictionId !== null) await client.call('moderation.lift', { restrictionId })
    }
    try {
      await act(
        async () => {
          restrictionId = await perform()
        },
        { said: said(), ...((kind === 'mute' || kind === 'ban') && { undo: lift }), after: onChanged },
      )
      onClose()
    } catch {
      setBusy(false)
    }
  }
  const hint = kind !== 'ban' ? t(`hints.${kind}`, { name }) : roomId === '' ? t('banEverywhereHint') : t('banHereHint')
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t(`titles.${kind}`, { name })}
      description={hint}
      data-testid="act-dialog"
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            {common('cancel')}
          </Button>
          <Button
            variant={kind === 'delete' || kind === 'ban' ? 'danger' : 'primary'}
            busy={busy}
            disabled={isMissing}
            data-testid="confirm"
            onClick={submit}
          >
            {t(kind)}
          </Button>
        </>
      }
    >
      <div className="grid gap-3.5">
        {kind === 'mute' ? (
          <Field label={t('howLong')}>
            {(control) => (
              <Select
                {...control}
                data-testid="mute-for"
                value={minutes}
                onChange={(event) =>
                  setMinutes(MUTE_MINUTES.find((each) => each === Number(event.target.value)) ?? minutes)
                }
              >
                {MUTE_MINUTES.map((each) => (
                  <option key={each} value={each}>
                    {t(`minutes.${each}`)}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        ) : null}
        {(kind === 'mute' || kind === 'ban') && rooms.length + Number(everywhere) > 1 ? (
          <Field label={t('where')}>
            {(control) => (
              <Select
                {...control}
                data-testid="where"
                value={roomId}
                onChange={(event) => setRoomId(event.target.value)}
              >
                {rooms.map((room) => (
                  <option key={room.id} value={room.id}>
                    {t('here', { room: placeOf(room) })}
                  </option>
                ))}
                {everywhere ? <option value="">{t('everywhere')}</option> : null}
              </Select>
            )}
          </Field>
        ) : null}
        {kind === 'ban' ? (
          <Field label={t('purge')}>
            {(control) => (
              <Select
                {...control}
                data-testid="purge"
                value={purge}
                onChange={(event) => setPurge(event.target.value as typeof purge)}
              >
                <option value="">{t('purgeNothing')}</option>
                <option value="day">{t('purgeDay')}</option>
                <option value="all">{t('purgeAll')}</option>
              </Select>
            )}
          </Field>
        ) : null}
        <Field label={t('tell', { name })} {...(kind !== 'warn' && { aside: t('tellOptional') })}>
          {(control) => (
            <TextArea
              {...control}
              rows={2}
              maxLength={MODERATION_NOTE_CHARACTERS}
              data-testid="act-reason"
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
      </div>
    </Dialog>
  )
}
