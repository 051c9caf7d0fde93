'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useBootstrap, useClient, useStore } from '../../connection/client-provider.tsx'
import { lazyHandPart } from '../../hands/late-hands.ts'
import type { SlowMode } from '../../rooms/slow-mode.ts'
import { useThreadPlace } from '../../threads/thread-place.ts'
import { TypingPlace } from '../../typing/typing-place.tsx'
import { useSendKey } from './send-key.ts'
import type { TextLength } from './text-length.ts'

const SlowNote = lazyHandPart((hands) => hands.SlowNote)

/** The line under the box, always there, so that what it says moves nothing. */
export function StatusLine(props: {
  id: string
  roomId: string
  /** Null while the text is far from its limits. */
  length: TextLength | null
  isOffline: boolean
  showsKeys: boolean
  slow: SlowMode | null
}) {
  const t = useTranslations('messages')
  const formatting = useTranslations('formatting')
  const sendKey = useSendKey()
  const thread = useThreadPlace()
  const waiting = useStore(useClient().outboxSize)
  return (
    <div
      id={props.id}
      className="mt-1 flex h-(--typing-height) items-center gap-2.5 whitespace-nowrap px-1.5 text-ink-subtle text-meta"
    >
      <span className="min-w-0 grow truncate tabular-nums" data-testid="outbox-waiting">
        {props.isOffline && waiting > 0 ? t('waiting', { count: waiting }) : null}
        {props.isOffline || thread !== null ? null : <TypingPlace roomId={props.roomId} />}
      </span>
      {props.slow !== null && props.length === null ? <SlowNote slow={props.slow} /> : null}
      {props.length !== null ? (
        <Counter length={props.length} />
      ) : props.showsKeys && props.slow === null ? (
        <span aria-hidden>{sendKey === 'ctrl' ? formatting('sendHint') : t('newLineHint')}</span>
      ) : null}
    </div>
  )
}

function Counter({ length }: { length: TextLength }) {
  const t = useTranslations('messages')
  const format = useFormatter()
  const { limits } = useBootstrap()
  const limit = format.number(limits.bodyCharacters)
  const isOver = length.over > 0 || length.overBytes > 0
  const text =
    length.over > 0
      ? t('over', { over: length.over, limit })
      : length.overBytes > 0
        ? t('overBytes', { over: length.overBytes })
        : t('counter', { count: format.number(length.characters), limit })
  return (
    <span
      data-testid="character-counter"
      role={isOver ? 'alert' : undefined}
      className={isOver ? 'truncate text-danger-ink tabular-nums' : 'tabular-nums'}
    >
      {text}
    </span>
  )
}
