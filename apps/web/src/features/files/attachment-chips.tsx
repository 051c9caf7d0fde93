'use client'

import { CircleAlert, RotateCw, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { classNames } from '../../ui/class-names.ts'
import { useBootstrap } from '../connection/client-provider.tsx'
import { useSentence } from '../errors/sentences.tsx'
import { detach, retryAttachment } from './attach.ts'
import { attachmentsOf } from './attachment-stores.ts'
import type { Attachment } from './attachments.ts'
import { ProgressRing } from './progress-ring.tsx'

export interface AttachmentChipsProps {
  place: string
  attachments: readonly Attachment[]
}

/** What is attached: each with how far it is, and the way to take it off. */
export default function AttachmentChips({ place, attachments }: AttachmentChipsProps) {
  const t = useTranslations('files')
  return (
    <ul aria-label={t('attached')} className="flex gap-2 overflow-x-auto px-3 py-2.5" data-testid="attachments">
      {attachments.map((attachment) => (
        <Chip key={attachment.key} place={place} attachment={attachment} />
      ))}
    </ul>
  )
}

function Chip({ place, attachment }: { place: string; attachment: Attachment }) {
  const t = useTranslations('files')
  const sentence = useSentence()
  const { id } = useBootstrap().me
  const { key, name, preview, picture, refusal, progress } = attachment
  const store = attachmentsOf(id)
  const state = refusal !== null ? 'failed' : picture !== null ? 'done' : 'uploading'
  const percent = Math.round(progress * 100)
  return (
    <li
      data-testid="attachment"
      data-state={state}
      className="relative size-16 shrink-0 rounded-control bg-sunken"
      data-tooltip={refusal === null ? name : sentence(refusal)}
      data-tooltip-side="top"
    >
      {/* biome-ignore lint/performance/noImgElement: it is on this device, or guarded by the session */}
      <img
        src={preview}
        alt=""
        // What is no picture shows nothing of itself.
        onError={({ currentTarget }) => currentTarget.classList.add('invisible')}
        className={classNames('size-full rounded-control object-cover', state !== 'done' && 'opacity-50')}
      />
      {state === 'uploading' ? (
        <span className="absolute inset-0 grid place-items-center">
          <ProgressRing progress={progress} label={t('uploading', { name, percent })} />
        </span>
      ) : null}
      {state === 'failed' ? (
        <span className="absolute inset-0 grid place-items-center">
          <button
            type="button"
            aria-label={`${t('retry', { name })}. ${refusal === null ? '' : sentence(refusal)}`}
            data-testid="retry-attachment"
            onClick={() => retryAttachment(store, place, key)}
            className="group grid size-9 place-items-center rounded-full bg-danger text-on-danger"
          >
            <CircleAlert size={18} aria-hidden className="group-hover:hidden" />
            <RotateCw size={18} aria-hidden className="hidden group-hover:block" />
          </button>
        </span>
      ) : null}
      <button
        type="button"
        aria-label={t('remove', { name })}
        data-testid="remove-attachment"
        onClick={() => detach(store, place, attachment)}
        className="absolute -top-1.5 -right-1.5 grid size-[22px] place-items-center rounded-full border border-line-strong bg-raised text-ink-muted shadow-1 after:absolute after:-inset-2.5 hover:text-ink"
      >
        <X size={13} aria-hidden />
      </button>
    </li>
  )
}
