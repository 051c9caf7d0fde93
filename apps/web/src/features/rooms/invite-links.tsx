'use client'

import type { Invite } from '@parley/protocol'
import { Copy, Link2, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Input } from '../../ui/input.tsx'
import { toast } from '../../ui/toast-store.ts'
import { useClient, usePerson } from '../connection/client-provider.tsx'
import { useTimeWords } from '../messages/time/use-time-words.ts'
import { LinkLimitFields, limitsInput } from './link-limits.tsx'
import { useRefusalText } from './refusal-text.ts'

/** How long a link is good, in hours; 0 for ever. */
const HOURS = [1, 24, 168, 720, 0] as const
const USES = [1, 5, 25, 0] as const

/** Makes links into a room, and takes them back. A link is shown once: its code is stored nowhere. */
export function InviteLinks({ roomId }: { roomId: string }) {
  const t = useTranslations('rooms.invite')
  const client = useClient()
  const refusalText = useRefusalText()
  const [limits, setLimits] = useState({ hours: 168, uses: 0 })
  const [made, setMade] = useState<{ readonly id: string; readonly link: string } | null>(null)
  const [busy, setBusy] = useState(false)
  const [invites, setInvites] = useState<readonly Invite[]>([])

  useEffect(() => {
    let current = true
    client.call('invite.list', { roomId }).then(
      (listed) => current && setInvites(listed.invites),
      () => undefined,
    )
    return () => {
      current = false
    }
  }, [client, roomId])

  async function make() {
    setBusy(true)
    try {
      const input = { roomId, ...limitsInput(limits) }
      const { invite, code } = await client.call('invite.create', input)
      setMade({ id: invite.id, link: `${window.location.origin}/invite/${code}` })
      setInvites((before) => [invite, ...before])
    } catch (error) {
      toast(refusalText(error), { tone: 'danger' })
    }
    setBusy(false)
  }
  async function revoke(inviteId: string) {
    try {
      await client.call('invite.revoke', { roomId, inviteId })
      setInvites((before) => before.filter(({ id }) => id !== inviteId))
      // Nobody copies what leads nowhere.
      setMade((before) => (before?.id === inviteId ? null : before))
    } catch (error) {
      toast(refusalText(error), { tone: 'danger' })
    }
  }
  async function copy(text: string) {
    await navigator.clipboard.writeText(text).then(
      () => toast(t('copied')),
      () => toast(t('notCopied'), { tone: 'danger' }),
    )
  }
  return (
    <section className="mt-2 grid grid-cols-[minmax(0,1fr)] gap-2.5 border-line border-t pt-4">
      <h3 className="font-medium text-small">{t('byLink')}</h3>
      <div className="flex flex-wrap items-end gap-2">
        <LinkLimitFields limits={limits} onChange={setLimits} hours={HOURS} uses={USES} />
        <Button icon={<Link2 size={16} aria-hidden />} busy={busy} data-testid="make-link" onClick={make}>
          {t('makeLink')}
        </Button>
      </div>
      {made === null ? null : (
        <div className="grid gap-1.5">
          <div className="flex gap-2">
            <Input
              readOnly
              value={made.link}
              aria-label={t('link')}
              data-testid="invite-link"
              className="min-w-0 grow"
            />
            <Button icon={<Copy size={16} aria-hidden />} data-testid="copy-link" onClick={() => copy(made.link)}>
              {t('copy')}
            </Button>
          </div>
          <p className="text-ink-muted text-meta">{t('shownOnce')}</p>
        </div>
      )}
      {invites.length === 0 ? null : (
        <ul aria-label={t('links')} className="grid grid-cols-[minmax(0,1fr)] gap-px">
          {invites.map((invite) => (
            <InviteRow key={invite.id} invite={invite} onRevoke={() => revoke(invite.id)} />
          ))}
        </ul>
      )}
    </section>
  )
}

function InviteRow({ invite, onRevoke }: { invite: Invite; onRevoke: () => void }) {
  const t = useTranslations('rooms.invite')
  const words = useTimeWords()
  const by = usePerson(invite.byId)?.displayName ?? '…'
  const until = invite.expiresAt === null ? t('noEnd') : t('until', { when: words.exact(Date.parse(invite.expiresAt)) })
  const left = invite.usesLeft === null ? t('anyNumber') : t('usesLeft', { count: invite.usesLeft })
  return (
    <li data-testid="invite-row" className="flex min-h-11 items-center gap-2 text-small">
      <span className="min-w-0 grow leading-[18px]">
        <span className="block">{`${left} · ${until}`}</span>
        <span className="block truncate text-ink-subtle text-meta">{t('by', { name: by })}</span>
      </span>
      <IconButton
        size="small"
        name={t('revoke')}
        icon={<Trash2 size={16} aria-hidden />}
        data-testid="revoke-invite"
        onClick={onRevoke}
      />
    </li>
  )
}
