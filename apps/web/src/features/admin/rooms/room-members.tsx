'use client'

import type { CommandOutput, ManagedRoom } from '@parley/protocol'
import { Search, UserPlus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Input } from '../../../ui/input.tsx'
import { useClient } from '../../connection/client-provider.tsx'
import { DrawerSection } from '../drawer.tsx'
import { useRead } from '../table/use-read.ts'
import { useSettled } from '../table/use-settled.ts'
import { AddPeopleDialog } from './add-people-dialog.tsx'
import { MemberLine } from './member-line.tsx'
import { type Leaving, RemoveMemberDialog } from './remove-member-dialog.tsx'
import { TransferDialog } from './transfer-dialog.tsx'

type Members = CommandOutput<'rooms.members'>['members']
const PAGE_ROWS = 20

/** Who is in a room and what they are there, the owners first. */
export function RoomMembers({ managed, onChanged }: { managed: ManagedRoom; onChanged: () => void }) {
  const t = useTranslations('admin.rooms')
  const client = useClient()
  const [wanted, setWanted] = useState(PAGE_ROWS)
  const [asks, ask] = useState<'transfer' | 'add' | null>(null)
  const [leaving, setLeaving] = useState<Leaving | null>(null)
  const [text, setText] = useState('')
  const query = useSettled(text.trim())
  const { room, memberCount, ownerCount } = managed
  const isOpen = room.archivedAt === undefined
  const read = useRead(JSON.stringify([room.id, query, wanted, memberCount, ownerCount]), async () => {
    const members: Members = []
    let next: string | null = null
    do {
      const page: CommandOutput<'rooms.members'> = await client.call('rooms.members', {
        roomId: room.id,
        limit: PAGE_ROWS,
        ...(query !== '' && { query }),
        ...(next !== null && { after: next }),
      })
      members.push(...page.members)
      next = page.next
    } while (next !== null && members.length < wanted)
    return { members, next }
  })
  const changed = () => {
    read.refresh()
    onChanged()
  }
  return (
    <DrawerSection
      title={t('memberCount', { count: memberCount })}
      testId="room-members"
      aside={
        isOpen ? (
          <span className="-mr-2 flex shrink-0">
            <Button
              size="small"
              variant="quiet"
              icon={<UserPlus size={16} aria-hidden />}
              data-testid="add-people"
              onClick={() => ask('add')}
            >
              {t('add')}
            </Button>
            <Button size="small" variant="quiet" data-testid="transfer-room" onClick={() => ask('transfer')}>
              {t('transfer')}
            </Button>
          </span>
        ) : null
      }
    >
      {memberCount > PAGE_ROWS ? (
        <Input
          type="search"
          role="searchbox"
          aria-label={t('findMember')}
          placeholder={t('findMember')}
          data-testid="find-member"
          className="mb-2 [&_input::-webkit-search-cancel-button]:hidden"
          maxLength={200}
          autoComplete="off"
          spellCheck={false}
          icon={<Search size={16} aria-hidden />}
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            setWanted(PAGE_ROWS)
          }}
        />
      ) : null}
      {read.value === null ? (
        read.state === 'failed' ? (
          <p role="alert" className="flex items-center justify-between gap-3 text-small">
            {t('membersFailed')}
            <Button size="small" data-testid="retry-members" onClick={read.refresh}>
              {t('retryMembers')}
            </Button>
          </p>
        ) : (
          <div aria-busy className="h-24" />
        )
      ) : read.value.members.length === 0 ? (
        <p className="text-ink-muted text-small">{query === '' ? t('nobodyIn') : t('nobodyFound')}</p>
      ) : (
        <ul className="grid gap-px">
          {read.value.members.map(({ member, person }) => (
            <MemberLine
              key={person.id}
              roomId={room.id}
              member={member}
              person={person}
              mayChange={isOpen}
              onChanged={changed}
              onRemove={(role) => setLeaving({ member, person, role })}
            />
          ))}
        </ul>
      )}
      {read.value?.next ? (
        <Button
          size="small"
          variant="quiet"
          className="mt-2"
          busy={read.state === 'loading'}
          data-testid="more-members"
          onClick={() => setWanted((before) => before + PAGE_ROWS)}
        >
          {t('moreMembers')}
        </Button>
      ) : null}
      {asks === 'transfer' ? (
        <TransferDialog managed={managed} onClose={() => ask(null)} onChanged={changed} />
      ) : asks === 'add' ? (
        <AddPeopleDialog room={room} onClose={() => ask(null)} onChanged={changed} />
      ) : null}
      <RemoveMemberDialog
        managed={managed}
        leaving={leaving}
        onClose={() => setLeaving(null)}
        onChanged={changed}
        onHandOver={() => ask('transfer')}
      />
    </DrawerSection>
  )
}
