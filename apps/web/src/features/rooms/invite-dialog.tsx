'use client'

import type { Person } from '@parley/protocol'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { toast } from '../../ui/toast-store.ts'
import { useAttempt } from '../../ui/use-attempt.ts'
import { useBootstrap, useClient, useRoom } from '../connection/client-provider.tsx'
import { FormAlert } from './form-alert.tsx'
import { InviteLinks } from './invite-links.tsx'
import { mayBring } from './may-in.ts'
import { PeoplePicker } from './people-picker.tsx'
import { useRefusalText } from './refusal-text.ts'
import { useMembers } from './use-members.ts'
import { useRoomTitle } from './use-room-title.ts'

/** Brings people into a room: by name, or by a link that lets them in. */
export default function InviteDialog({ roomId, onClose }: { roomId: string; onClose: () => void }) {
  const t = useTranslations('rooms.invite')
  const client = useClient()
  const entry = useRoom(roomId)
  const title = useRoomTitle(roomId)
  const { me } = useBootstrap()
  const refusalText = useRefusalText()
  const { members } = useMembers(roomId, entry?.membersRev ?? 0)
  const input = useRef<HTMLInputElement>(null)
  const [chosen, setChosen] = useState<readonly Person[]>([])
  const { busy, refusal, run } = useAttempt()

  async function add() {
    if (chosen.length === 0) return
    await run(async () => {
      const { added } = await client.call('room.invite', { roomId, personIds: chosen.map(({ id }) => id) })
      toast(t('added', { count: added.length }))
      onClose()
    })
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t('title', { name: title })}
      data-testid="invite-dialog"
      initialFocus={input}
      footer={
        <Button variant="primary" busy={busy} aria-disabled={chosen.length === 0} data-testid="submit" onClick={add}>
          {t('submit')}
        </Button>
      }
    >
      <PeoplePicker
        label={t('people')}
        chosen={chosen}
        onChange={setChosen}
        leaveOut={members.map(({ person }) => person)}
        inputRef={input}
        onDone={add}
      />
      {refusal === null ? null : <FormAlert>{refusalText(refusal)}</FormAlert>}
      {entry !== undefined && mayBring(entry, me).links ? <InviteLinks roomId={roomId} /> : null}
    </Dialog>
  )
}
