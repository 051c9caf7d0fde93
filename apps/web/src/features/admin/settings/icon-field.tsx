'use client'

import { PICTURE_TYPES, Refusal } from '@parley/protocol'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { WorkspaceMark } from '../../../ui/mark.tsx'
import { toast } from '../../../ui/toast-store.ts'
import { useBootstrap } from '../../connection/client-provider.tsx'
import { useSentence } from '../../errors/sentences.tsx'
import { checkFile } from '../../files/check-file.ts'
import { upload } from '../../files/upload.ts'
import { useField, useSettingsForm } from './form.tsx'

/** The picture of the workspace; its middle is taken where it is not square. */
export function IconField() {
  const t = useTranslations('workspace')
  const sentence = useSentence()
  const { limits } = useBootstrap()
  const { shown, change } = useSettingsForm()
  const { label, hint, error } = useField('workspace.icon')
  const input = useRef<HTMLInputElement>(null)
  const [busy, setBusy] = useState(false)
  const icon = shown['workspace.icon']
  async function choose(file: File | undefined) {
    if (file === undefined) return
    const problem = checkFile(file, limits.fileBytes)
    if (problem !== null) return toast(sentence(problem), { tone: 'danger' })
    setBusy(true)
    try {
      change('workspace.icon', (await upload({ file, name: file.name, purpose: 'icon' })).id)
    } catch (thrown) {
      toast(sentence(thrown instanceof Refusal ? thrown : new Refusal('UNAVAILABLE')), { tone: 'danger' })
    }
    setBusy(false)
  }
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2.5">
      <WorkspaceMark size={48} icon={icon ?? undefined} />
      <div className="mr-auto min-w-40">
        <p className="font-medium text-small">{label}</p>
        <p className={error ? 'text-danger-ink text-meta' : 'text-ink-muted text-meta'}>{error ?? hint}</p>
      </div>
      <Button busy={busy} data-testid="choose-icon" onClick={() => input.current?.click()}>
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
          void choose(event.target.files?.[0])
          event.target.value = ''
        }}
      />
    </div>
  )
}
