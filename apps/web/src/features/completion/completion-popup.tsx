'use client'

import type { RefObject } from 'react'
import { CommandChoices } from './command-choices.tsx'
import { EmojiChoices } from './emoji-choices.tsx'
import { PeopleChoices } from './people-choices.tsx'
import { RoomChoices } from './room-choices.tsx'
import type { Trigger } from './trigger.ts'

export interface CompletionPopupProps {
  trigger: Trigger
  roomId: string
  box: RefObject<HTMLTextAreaElement | null>
  listId: string
  /** The open list puts its keys here. */
  keys: RefObject<((event: KeyboardEvent) => boolean) | null>
  onActive: (optionId: string | null) => void
  /** Called with what goes into the text. */
  onPick: (choice: string) => void
  onClose: () => void
}

/** The list over the text box, for what is being typed. */
export default function CompletionPopup({ trigger, roomId, ...list }: CompletionPopupProps) {
  const { query } = trigger
  switch (trigger.kind) {
    case 'person':
      return <PeopleChoices key={trigger.start} query={query} roomId={roomId} list={list} />
    case 'room':
      return <RoomChoices key={trigger.start} query={query} list={list} />
    case 'emoji':
      return <EmojiChoices key={trigger.start} query={query} list={list} />
    case 'command':
      return <CommandChoices query={query} roomId={roomId} list={list} />
  }
}
