'use client'

import { type GuestRoom, mayGiveRole, type Person, WORKSPACE_ROLES, type WorkspaceInvite } from '@parley/protocol'
import { Link2, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useTimeText } from '../../../i18n/time.tsx'
import { Button } from '../../../ui/button.tsx'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Select } from '../../../ui/select.tsx'
import { toast } from '../../../ui/toast-store.ts'
import { keepItems } from '../../../ui/use-kept-focus.ts'
import { useBootstrap, useClient } from '../../connection/client-provider.tsx'
import { languageOf } from '../../messages/body/language.ts'
import { LinkLimitFields, limitsInput } from '../../rooms/link-limits.tsx'
import { useRefusalText } from '../../rooms/refusal-text.ts'
import { RoomPicker } from '../guests/room-picker.tsx'
import { SecretLink } from '../secret-link.tsx'
import { useAct } from '../use-act.ts'

/** How long a link is good, in hours; 0 for ever. */
const HOURS = [24, 168, 720, 0] as const
const USES = [1, 5, 25, 100, 0] as const

interface InvitationsProps {
  invites: readonly WorkspaceInvite[]
  onChanged: () => void
}

/** Makes links with which people make an account, and takes them back. */
export function Invitations({ invites, onChanged }: InvitationsProps) {
  const t = useTranslations('admin.registration')
  const roles = useTranslations('admin.roles')
  const guests = useTranslations('admin.guests')
  const client = useClient()
  const { me } = useBootstrap()
  const refusalText = useRefusalText()
  const [role, setRole] = useState<Person['role']>('member')
  const [limits, setLimits] = useState({ hours: 168, uses: 1 })
  const [link, setLink] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [rooms, setRooms] = useState<readonly GuestRoom[]>([])
  const lacksRooms = role === 'guest' && rooms.length === 0
  async function make() {
    setBusy(true)
    try {
      const { code } = await client.call('invites.create', {
        role,
        ...(role === 'guest' && { roomIds: rooms.map(({ id }) => id) }),
        ...limitsInput(limits),
      })
      setLink(`${window.location.origin}/join/${code}`)
      onChanged()
    } catch (error) {
      toast(refusalText(error), { tone: 'danger' })
    }
    setBusy(false)
  }
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <div className="flex flex-wrap items-end gap-2.5">
        <LinkLimitFields limits={limits} onChange={setLimits} hours={HOURS} uses={USES} />
        <Field className="min-w-32 grow" label={t('as')}>
          {(control) => (
            <Select
              {...control}
              data-testid="invite-role"
              value={role}
              onChange={(event) => setRole(WORKSPACE_ROLES.find((each) => each === event.target.value) ?? 'member')}
            >
              {WORKSPACE_ROLES.filter((each) => mayGiveRole(me.role, each))
                .reverse()
                .map((each) => (
                  <option key={each} value={each}>
                    {roles(each)}
                  </option>
                ))}
            </Select>
          )}
        </Field>
        <Button
          icon={<Link2 size={16} aria-hidden />}
          busy={busy}
          disabled={lacksRooms}
          data-testid="make-invite"
          onClick={make}
        >
          {t('makeLink')}
        </Button>
      </div>
      {role === 'guest' ? (
        <div>
          <p className="mb-1.5 font-medium text-small">{guests('choose')}</p>
          <RoomPicker
            rooms={rooms}
            onAdd={(room) => setRooms([...rooms, room])}
            onRemove={(room) => setRooms(rooms.filter(({ id }) => id !== room.id))}
          />
          {lacksRooms ? <p className="mt-1.5 text-ink-muted text-meta">{guests('needed')}</p> : null}
        </div>
      ) : null}
      {link === null ? null : <SecretLink link={link} label={t('link')} testId="invite-link" />}
      <div ref={keepItems} tabIndex={-1} className="outline-none">
        {invites.length === 0 ? (
          <p className="text-ink-muted text-small">{t('noInvites')}</p>
        ) : (
          <ul aria-label={t('invitations')} className="divide-y divide-line border-line border-y">
            {invites.map((invite) => (
              <InviteLine key={invite.id} invite={invite} onChanged={onChanged} />
            ))}
          </ul>
        )}
      </div>
    </div>
  )
}

function InviteLine({ invite, onChanged }: { invite: WorkspaceInvite; onChanged: () => void }) {
  const t = useTranslations('admin.registration')
  const roles = useTranslations('admin.roles')
  const client = useClient()
  const act = useAct()
  const time = useTimeText()
  const [asks, setAsks] = useState(false)
  const { by, expiresAt, uses, usesLeft, role, invited } = invite
  return (
    <li data-testid="invite-row" className="flex min-h-14 items-center gap-3 py-2">
      <div className="min-w-0 grow">
        <p className="truncate text-ui">
          {roles(role)}
          <span className="text-ink-muted">
            {' · '}
            {invited
              ? `${invited.displayName} · @${invited.handle}`
              : usesLeft === null
                ? t('anyNumber')
                : t('usesLeft', { count: usesLeft })}
          </span>
        </p>
        <p className="wrap-anywhere text-ink-muted text-meta">
          <span lang={languageOf(by.displayName)}>{by.displayName}</span>
          {' · '}
          {expiresAt === null ? t('noEnd') : t('until', { when: time(expiresAt, 'exact') })}
          {' · '}
          {t('used', { count: uses })}
        </p>
      </div>
      <IconButton
        name={t('revoke')}
        icon={<Trash2 size={16} aria-hidden />}
        data-testid="revoke-invite"
        onClick={() => setAsks(true)}
      />
      <ConfirmDialog
        open={asks}
        onOpenChange={setAsks}
        title={t('revokeTitle')}
        description={t('revokeHint', { count: uses })}
        confirmLabel={t('revokeDo')}
        destructive
        onConfirm={() =>
          act(() => client.call('invites.revoke', { inviteId: invite.id }), { said: t('revoked'), after: onChanged })
        }
      />
    </li>
  )
}
