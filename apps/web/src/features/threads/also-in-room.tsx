'use client'

import { useTranslations } from 'next-intl'
import { classNames } from '../../ui/class-names.ts'
import { useRoom } from '../connection/client-provider.tsx'

export interface AlsoInRoomProps {
  roomId: string
  checked: boolean
  onChange: (checked: boolean) => void
  className?: string
}

/** Whether a reply in a thread stands in its room, too. */
export function AlsoInRoom({ roomId, checked, onChange, className }: AlsoInRoomProps) {
  const t = useTranslations('threads')
  const name = useRoom(roomId)?.room.name ?? ''
  return (
    <label
      className={classNames(
        'flex min-h-8 cursor-pointer items-center gap-2 text-ink-muted text-small pointer-coarse:min-h-11',
        className,
      )}
    >
      <input
        type="checkbox"
        data-testid="also-in-room"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
        className="size-4 shrink-0 accent-accent"
      />
      <span className="truncate">{name === '' ? t('alsoHere') : t('alsoInRoom', { room: name })}</span>
    </label>
  )
}
