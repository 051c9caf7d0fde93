'use client'

import { type Job, MOST_IMPORT_BYTES, Refusal } from '@parley/protocol'
import { FileUp } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Switch } from '../../../ui/switch.tsx'
import { toast } from '../../../ui/toast-store.ts'
import { useBootstrap } from '../../connection/client-provider.tsx'
import { sendFile } from '../../files/upload.ts'
import { useRefusalText } from '../../rooms/refusal-text.ts'
import { Bar } from './progress.tsx'

const GIGABYTE = 1024 * 1024 * 1024

/** Takes the export of another chat. It is read first, and nothing else is done with it. */
export function ImportForm({ onUploaded }: { onUploaded: (job: Job) => void }) {
  const t = useTranslations('admin.data')
  const format = useFormatter()
  const refusalText = useRefusalText()
  const { me } = useBootstrap()
  const input = useRef<HTMLInputElement>(null)
  const abort = useRef<AbortController | null>(null)
  const [withDirect, setWithDirect] = useState(false)
  /** How much of it is there; null where nothing is on its way. */
  const [share, setShare] = useState<number | null>(null)

  async function send(file: File | undefined) {
    if (file === undefined) return
    const limit = MOST_IMPORT_BYTES / GIGABYTE
    if (file.size > MOST_IMPORT_BYTES) {
      return toast(refusalText(new Refusal('IMPORT_TOO_LARGE', { limit })), { tone: 'danger' })
    }
    abort.current = new AbortController()
    setShare(0)
    try {
      const query = new URLSearchParams({ name: file.name, ...(withDirect && { direct: '1' }) })
      const { job } = await sendFile<{ job: Job }>(`/api/imports?${query}`, file, 'IMPORT_TOO_LARGE', {
        onProgress: setShare,
        signal: abort.current.signal,
      })
      onUploaded(job)
    } catch (error) {
      if (!abort.current.signal.aborted) toast(refusalText(error), { tone: 'danger' })
    }
    setShare(null)
  }

  if (share !== null) {
    const text = t('uploading', { share: format.number(share, { style: 'percent' }) })
    return (
      <div className="flex items-center gap-4">
        <div className="grow">
          <Bar share={share} label={t('uploadLabel')} text={text} />
        </div>
        <Button size="small" data-testid="stop-upload" onClick={() => abort.current?.abort()}>
          {t('stopUpload')}
        </Button>
      </div>
    )
  }
  return (
    <div className="grid gap-2">
      {me.role === 'owner' ? (
        <Switch
          label={t('importDirect')}
          hint={t('importDirectHint')}
          data-testid="import-direct"
          checked={withDirect}
          onChange={(event) => setWithDirect(event.target.checked)}
        />
      ) : null}
      <input
        ref={input}
        type="file"
        hidden
        data-testid="import-file"
        onChange={(event) => {
          void send(event.target.files?.[0])
          event.target.value = ''
        }}
      />
      <Button
        className="mt-2 justify-self-start"
        icon={<FileUp size={16} aria-hidden />}
        data-testid="choose-import"
        onClick={() => input.current?.click()}
      >
        {t('chooseImport')}
      </Button>
    </div>
  )
}
