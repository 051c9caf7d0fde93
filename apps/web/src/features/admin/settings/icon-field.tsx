'use client'

import { PICTURE_TYPES } from '@parley/protocol'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Late, latePart } from '../../../ui/late.tsx'
import { WorkspaceMark } from '../../../ui/mark.tsx'
import { toast } from '../../../ui/toast-store.ts'
import { useBootstrap } from '../../connection/client-provider.tsx'
import { useSentence } from '../../errors/sentences.tsx'
import { checkFile } from '../../files/check-file.ts'
import { useField, useSettingsForm } from './form.tsx'

const cropDialog = latePart(() => import('../../files/crop-dialog.tsx'))

/** The picture of the workspace: chosen, cropped, taken away. It holds once the settings are saved. */
export function IconField() {
  const t = useTranslations('workspace')
  const sentence = useSentence()
  const { limits } = useBootstrap()
  const { shown, change } = useSettingsForm()
  const { label, hint, error } = useField('workspace.icon')
  const input = useRef<HTMLInputElement>(null)
  const [file, setFile] = useState<File | null>(null)
  const icon = shown['workspace.icon']
  const choose = (chosen: File | undefined) => {
    if (chosen === undefined) return
    const problem = checkFile(chosen, limits.fileBytes)
    if (problem === null) setFile(chosen)
    else toast(sentence(problem), { tone: 'danger' })
  }
  const close = () => setFile(null)
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2.5">
      <WorkspaceMark size={48} icon={icon ?? undefined} />
      <div className="mr-auto min-w-40">
        <p className="font-medium text-small">{label}</p>
        <p className={error ? 'text-danger-ink text-meta' : 'text-ink-muted text-meta'}>{error ?? hint}</p>
      </div>
      <Button data-testid="choose-icon" onClick={() => input.current?.click()}>
        {t(icon === null ? 'uploadIcon' : 'changeIcon')}
      </Button>
      {icon === null ? null : (
        <Button variant="quiet" data-testid="remove-icon" onClick={() => change('workspace.icon', null)}>
          {t('removeIcon')}
        </Button>
      )}
      <input
        ref={input}
        type="file"
        hidden
        accept={PICTURE_TYPES.join(',')}
        data-testid="icon-input"
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
            purpose: 'icon' as const,
            onUploaded: ({ id }) => change('workspace.icon', id),
            onClose: close,
          }}
          onUnavailable={close}
        />
      )}
    </div>
  )
}
