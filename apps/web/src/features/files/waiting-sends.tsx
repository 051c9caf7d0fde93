'use client'

import { CircleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useBootstrap } from '../connection/client-provider.tsx'
import { useSentence } from '../errors/sentences.tsx'
import { draftsOf } from '../messages/drafts/drafts-of.ts'
import { retryAttachment } from './attach.ts'
import { attachmentsOf } from './attachment-stores.ts'
import type { WaitingSend } from './attachments.ts'

export interface WaitingSendsProps {
  place: string
  waiting: readonly WaitingSend[]
}

/** Messages on their way that wait for their pictures: how far they are, and the way to call them back. */
export default function WaitingSends({ place, waiting }: WaitingSendsProps) {
  const t = useTranslations('files')
  return (
    <ul aria-label={t('waiting')} className="max-h-[30dvh] overflow-y-auto">
      {waiting.map((message) => (
        <Waiting key={message.key} place={place} message={message} />
      ))}
    </ul>
  )
}

function Waiting({ place, message }: { place: string; message: WaitingSend }) {
  const t = useTranslations('files')
  const sentence = useSentence()
  const { id } = useBootstrap().me
  const store = attachmentsOf(id)
  const { attachments, text } = message
  const failed = attachments.filter(({ refusal }) => refusal !== null)
  const done = attachments.filter(({ picture }) => picture !== null).length
  const part = attachments.reduce((sum, { progress }) => sum + progress, 0) / Math.max(1, attachments.length)
  const [first] = failed
  const recall = () => {
    store.recall(place, message.key)
    const drafts = draftsOf(id)
    drafts.write(place, [text, drafts.read(place)].join('\n').trim())
  }
  const retry = () => {
    for (const { key } of failed) retryAttachment(store, place, key)
  }
  return (
    <li data-testid="waiting-send" className="relative border-line border-b px-3 py-1.5">
      <div className="flex items-center gap-2.5">
        <span className="flex shrink-0 -space-x-2">
          {attachments.slice(0, 3).map(({ key, preview }) => (
            // biome-ignore lint/performance/noImgElement: it is on this device, or guarded by the session
            <img
              key={key}
              src={preview}
              alt=""
              className="size-9 rounded-control border border-line bg-sunken object-cover opacity-(--pending-opacity)"
            />
          ))}
        </span>
        <div className="min-w-0 grow">
          {text === '' ? null : <p className="truncate text-ink-muted text-ui">{text}</p>}
          {first?.refusal ? (
            <p className="flex items-center gap-1.5 text-danger-ink text-small">
              <CircleAlert size={14} aria-hidden className="shrink-0" />
              <span className="min-w-0">{sentence(first.refusal)}</span>
            </p>
          ) : (
            <p className="text-ink-muted text-small tabular-nums">
              {t('progress', { done, count: attachments.length, percent: Math.round(part * 100) })}
            </p>
          )}
        </div>
        {first ? (
          <Act testId="retry-waiting" onClick={retry}>
            {t('retryAll')}
          </Act>
        ) : null}
        <Act testId="cancel-waiting" onClick={recall}>
          {t('cancel')}
        </Act>
      </div>
      {/* How far it is, on the line under it. */}
      <div
        aria-hidden
        className="absolute start-0 -bottom-px h-0.5 bg-accent transition-[width] duration-(--time-slow) motion-reduce:transition-none"
        style={{ width: `${Math.max(3, part * 100)}%` }}
      />
    </li>
  )
}

function Act({ testId, onClick, children }: { testId: string; onClick: () => void; children: string }) {
  return (
    <button
      type="button"
      data-testid={testId}
      onClick={onClick}
      className="shrink-0 rounded-seal font-medium text-small underline decoration-line-control underline-offset-3 pointer-coarse:min-h-11 pointer-coarse:min-w-11"
    >
      {children}
    </button>
  )
}
