'use client'

import { PICTURE_TYPES, Refusal } from '@parley/protocol'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { Avatar } from '../../ui/avatar.tsx'
import { Button } from '../../ui/button.tsx'
import { Late, latePart } from '../../ui/late.tsx'
import { toast } from '../../ui/toast-store.ts'
import { useBootstrap, useClient, usePerson } from '../connection/client-provider.tsx'
import { useSentence } from '../errors/sentences.tsx'
import { checkFile } from './check-file.ts'

const cropDialog = latePart(() => import('./crop-dialog.tsx'))

/** The picture that others see of oneself: chosen, cropped, taken away. */
export function AvatarForm() {
  const t = useTranslations('files.avatar')
  const sentence = useSentence()
  const client = useClient()
  const { me, limits } = useBootstrap()
  const person = usePerson(me.id) ?? me
  const input = useRef<HTMLInputElement>(null)
  const [file, setFile] = useState<File | null>(null)
  const [removing, setRemoving] = useState(false)

  const choose = (chosen: File | undefined) => {
    if (chosen === undefined) return
    const problem = checkFile(chosen, limits.fileBytes)
    if (problem === null) setFile(chosen)
    else toast(sentence(problem), { tone: 'danger' })
  }
  const remove = async () => {
    setRemoving(true)
    try {
      await client.call('profile.update', { avatarId: null })
      toast(t('removed'), { tone: 'success' })
    } catch (error) {
      toast(sentence(error instanceof Refusal ? error : new Refusal('UNAVAILABLE')), { tone: 'danger' })
    } finally {
      setRemoving(false)
    }
  }
  const close = () => setFile(null)
  return (
    <div className="flex flex-wrap items-center gap-3" data-testid="avatar-form">
      <Avatar id={me.id} name={person.displayName} size={56} />
      <div className="mr-auto min-w-0">
        <div className="truncate font-semibold text-body">
          <bdi>{person.displayName}</bdi>
        </div>
        <div className="truncate text-ink-muted text-small">@{person.handle}</div>
      </div>
      <Button data-testid="choose-avatar" onClick={() => input.current?.click()}>
        {person.avatarId === undefined ? t('upload') : t('change')}
      </Button>
      {person.avatarId === undefined ? null : (
        <Button variant="quiet" busy={removing} data-testid="remove-avatar" onClick={remove}>
          {t('remove')}
        </Button>
      )}
      <input
        ref={input}
        type="file"
        hidden
        accept={PICTURE_TYPES.join(',')}
        data-testid="avatar-input"
        onChange={(event) => {
          choose(event.target.files?.[0])
          event.target.value = ''
        }}
      />
      {file === null ? null : (
        <Late
          part={cropDialog}
          props={{
            file,
            purpose: 'avatar' as const,
            onUploaded: async ({ id }) => {
              await client.call('profile.update', { avatarId: id })
              toast(t('saved'), { tone: 'success' })
            },
            onClose: close,
          }}
          onUnavailable={close}
        />
      )}
    </div>
  )
}
