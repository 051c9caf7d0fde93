'use client'

import { EMOJI_NAME, EMOJI_NAME_CHARACTERS, Refusal } from '@parley/protocol'
import { useTranslations } from 'next-intl'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Field } from '../../../ui/field.tsx'
import { Input } from '../../../ui/input.tsx'
import { toast } from '../../../ui/toast-store.ts'
import { useAttempt } from '../../../ui/use-attempt.ts'
import { useBootstrap, useClient } from '../../connection/client-provider.tsx'
import { useSentence } from '../../errors/sentences.tsx'
import { checkFile } from '../../files/check-file.ts'
import { discardUpload, upload } from '../../files/upload.ts'
import { useRefusalText } from '../../rooms/refusal-text.ts'
import { suggestName } from './suggest-name.ts'

interface Chosen {
  readonly file: File
  /** Address of it in this page. */
  readonly address: string
}

/** Chooses a picture, names it, and adds it. What was typed and chosen stays where it is refused. */
export function AddEmoji() {
  const t = useTranslations('settings.customEmoji')
  const sentence = useSentence()
  const refusalText = useRefusalText()
  const client = useClient()
  const { limits } = useBootstrap()
  const input = useRef<HTMLInputElement>(null)
  const nameBox = useRef<HTMLInputElement>(null)
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [name, setName] = useState('')
  const { busy, refusal, forgive, run } = useAttempt()
  /** What was uploaded before its name was refused. */
  const uploaded = useRef<{ readonly file: File; readonly id: string } | null>(null)

  const address = chosen?.address
  useEffect(() => () => (address === undefined ? undefined : URL.revokeObjectURL(address)), [address])
  useEffect(() => {
    if (address !== undefined) nameBox.current?.select()
  }, [address])

  const forget = () => {
    if (uploaded.current !== null) discardUpload(uploaded.current.id)
    uploaded.current = null
  }
  const choose = (file: File | undefined) => {
    if (file === undefined) return
    const problem = checkFile(file, limits.fileBytes)
    if (problem !== null) return toast(sentence(problem), { tone: 'danger' })
    forget()
    forgive()
    setChosen({ file, address: URL.createObjectURL(file) })
    setName(suggestName(file.name))
  }
  const close = () => {
    forget()
    setChosen(null)
    forgive()
  }
  const add = async (event: FormEvent) => {
    event.preventDefault()
    if (chosen === null) return
    const { file } = chosen
    const send = async () => {
      if (!EMOJI_NAME.test(name)) throw new Refusal('EMOJI_NAME_INVALID', { limit: EMOJI_NAME_CHARACTERS })
      uploaded.current ??= { file, id: (await upload({ file, name: file.name, purpose: 'emoji' })).id }
      await client.call('emoji.add', { name, fileId: uploaded.current.id })
      uploaded.current = null
      setChosen(null)
      toast(t('added', { name: `:${name}:` }), { tone: 'success' })
      input.current?.parentElement?.querySelector('button')?.focus()
    }
    await run(send, (error) => {
      if (error instanceof Refusal && error.code === 'FILE_NOT_FOUND') uploaded.current = null
      nameBox.current?.focus()
    })
  }
  return (
    <div className="grid gap-4" data-testid="add-emoji">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Button
          variant={chosen === null ? 'primary' : 'default'}
          data-testid="choose-emoji"
          onClick={() => input.current?.click()}
        >
          {t(chosen === null ? 'choose' : 'change')}
        </Button>
        <span className="text-ink-muted text-small">{t('chooseHint')}</span>
        <input
          ref={input}
          type="file"
          hidden
          accept="image/gif,image/webp,image/png"
          data-testid="emoji-input"
          onChange={(event) => {
            choose(event.target.files?.[0])
            event.target.value = ''
          }}
        />
      </div>
      {chosen === null ? null : (
        <form onSubmit={add} noValidate className="flex items-start gap-3">
          {/* biome-ignore lint/performance/noImgElement: it is in this page only, and was uploaded nowhere */}
          <img src={chosen.address} alt="" className="mt-6 size-10 shrink-0 object-contain" />
          <Field
            label={t('name')}
            hint={t('nameHint')}
            error={refusal === null ? undefined : refusalText(refusal)}
            className="min-w-0 grow"
          >
            {(control) => (
              <div className="flex flex-wrap gap-2 *:first:min-w-40 *:first:flex-1">
                <Input
                  {...control}
                  ref={nameBox}
                  data-testid="emoji-name"
                  value={name}
                  autoComplete="off"
                  autoCapitalize="none"
                  spellCheck={false}
                  onChange={(event) => setName(event.target.value)}
                />
                <Button type="submit" variant="primary" busy={busy} data-testid="save-emoji">
                  {t('add')}
                </Button>
                <Button variant="quiet" onClick={close}>
                  {t('cancel')}
                </Button>
              </div>
            )}
          </Field>
        </form>
      )}
    </div>
  )
}
