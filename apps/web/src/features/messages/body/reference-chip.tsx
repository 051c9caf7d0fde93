'use client'

import type { MouseEvent } from 'react'
import { useContext } from 'react'
import { classNames } from '../../../ui/class-names.ts'
import { useBootstrap, useClient, useStore } from '../../connection/client-provider.tsx'
import { CustomEmoji } from '../../emoji/custom-emoji.tsx'
import { openRoom } from '../../shell/open-room.ts'
import { roomPath } from '../../shell/room-path.ts'
import { languageOf } from './language.ts'
import type { Reference } from './markdown/nodes.ts'
import { textOf } from './markdown/text-of.ts'
import { type Calls, MentionsContext } from './mentions-context.ts'
import { type Referent, resolve } from './references.ts'

const CHIP = 'rounded-seal px-[3px] py-px font-medium no-underline box-decoration-clone'

/** Somebody, everybody, a room or a custom emoji, named in a sentence. What nobody knows stays as it was written. */
export function ReferenceChip({ reference }: { reference: Reference }) {
  return reference.sign === ':' ? <CustomEmoji name={reference.name} isNamed /> : <NameChip reference={reference} />
}

function NameChip({ reference }: { reference: Reference }) {
  const client = useClient()
  const calls = useContext(MentionsContext)
  const people = useStore(client.people)
  const rooms = useStore(client.rooms)
  const written = textOf([reference])
  const referent = resolve(reference, { people, rooms, calls })
  if (referent === null) return written
  return (
    <>
      <Chip referent={referent} calls={calls} />
      {written.slice(referent.length + 1)}
    </>
  )
}

function Chip({ referent, calls }: { referent: Referent; calls: Calls | null }) {
  const { me } = useBootstrap()
  if (referent.kind === 'room') return <RoomChip id={referent.room.id} name={referent.room.name} />
  const isForAll = calls === null || calls.mentionsAll === 'all' || calls.here?.includes(me.id) === true
  const isMine = referent.kind === 'everybody' ? isForAll : referent.person.id === me.id
  const name = referent.kind === 'everybody' ? referent.name : referent.person.displayName
  return (
    <span
      data-testid="mention"
      data-mine={isMine || undefined}
      data-person={referent.kind === 'person' ? referent.person.id : undefined}
      className={classNames(CHIP, isMine ? 'bg-accent-wash text-accent-ink' : 'bg-link-wash text-link')}
    >
      @<bdi lang={languageOf(name)}>{name}</bdi>
    </span>
  )
}

function RoomChip({ id, name }: { id: string; name: string }) {
  const open = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
    event.preventDefault()
    openRoom(id)
  }
  return (
    <a
      href={roomPath(id)}
      onClick={open}
      data-testid="room-reference"
      className={classNames(CHIP, 'bg-link-wash text-link')}
    >
      #<bdi lang={languageOf(name)}>{name}</bdi>
    </a>
  )
}
