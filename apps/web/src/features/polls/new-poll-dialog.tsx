'use client'

import { MOST_POLL_OPTIONS, type NewPoll } from '@parley/protocol'
import { Plus, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type FormEvent, useId, useRef, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Input } from '../../ui/input.tsx'
import { isComposing } from '../../ui/input-method.ts'
import { Select } from '../../ui/select.tsx'
import { Switch } from '../../ui/switch.tsx'
import { useBootstrap, useClient } from '../connection/client-provider.tsx'
import { DURATIONS, type Duration, faultOf } from './new-poll.ts'

const OPTION_FAULTS = { tooFew: 'tooFew', alike: 'alike', tooLong: 'tooLong' } as const

/** Asks the room. It goes through the outbox like any message, so it needs no connection. */
export default function NewPollDialog(props: { roomId: string; question?: string; onClose: () => void }) {
  const { roomId, onClose } = props
  const t = useTranslations('polls.create')
  const client = useClient()
  const { limits } = useBootstrap()
  const form = useId()
  const first = useRef<HTMLInputElement>(null)
  const [question, setQuestion] = useState(props.question ?? '')
  const [options, setOptions] = useState<readonly string[]>(['', ''])
  const [multiple, setMultiple] = useState(false)
  const [anonymous, setAnonymous] = useState(false)
  const [duration, setDuration] = useState<Duration>('open')
  const [asked, setAsked] = useState(false)

  const fault = faultOf(question, options, limits.bodyCharacters)
  const shown = asked ? fault : null

  function submit(event: FormEvent) {
    event.preventDefault()
    setAsked(true)
    if (fault !== null) {
      if (fault === 'question') first.current?.focus()
      return
    }
    const ms = DURATIONS[duration]
    const poll: NewPoll = {
      options: options.map((option) => option.trim()).filter((option) => option !== ''),
      ...(multiple && { multiple: true as const }),
      ...(anonymous && { anonymous: true as const }),
      ...(ms !== null && { closesAt: new Date(Date.now() + ms).toISOString() }),
    }
    client.send(roomId, question.trim(), { poll })
    onClose()
  }

  const write = (index: number, text: string) => setOptions(options.map((old, at) => (at === index ? text : old)))
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t('title')}
      data-testid="new-poll-dialog"
      initialFocus={first}
      footer={
        <Button type="submit" form={form} variant="primary" data-testid="submit">
          {t('submit')}
        </Button>
      }
    >
      <form
        id={form}
        onSubmit={submit}
        noValidate
        className="grid gap-4"
        onKeyDown={(event) => isComposing(event.nativeEvent) && event.key === 'Enter' && event.preventDefault()}
      >
        <Field label={t('question')} {...(shown === 'question' && { error: t('questionMissing') })}>
          {(control) => (
            <Input
              {...control}
              ref={first}
              data-testid="poll-question"
              value={question}
              onChange={(event) => setQuestion(event.target.value)}
              autoComplete="off"
            />
          )}
        </Field>
        <Field
          label={t('options')}
          hint={t('optionsHint', { count: MOST_POLL_OPTIONS })}
          {...(shown !== null && shown !== 'question' && { error: t(OPTION_FAULTS[shown]) })}
        >
          {(control) => (
            <div className="grid gap-1.5">
              {options.map((option, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a place is what an option is known by while it is written.
                <div key={index} className="flex items-center gap-1.5">
                  <Input
                    {...(index === 0 ? control : {})}
                    aria-label={t('optionLabel', { number: index + 1 })}
                    data-testid="poll-new-option"
                    value={option}
                    onChange={(event) => write(index, event.target.value)}
                    autoComplete="off"
                  />
                  {options.length > 2 ? (
                    <IconButton
                      name={t('removeOption', { number: index + 1 })}
                      icon={<X size={16} aria-hidden />}
                      onClick={() => setOptions(options.filter((_, at) => at !== index))}
                    />
                  ) : null}
                </div>
              ))}
              {options.length < MOST_POLL_OPTIONS ? (
                <div>
                  <Button
                    variant="quiet"
                    icon={<Plus size={16} aria-hidden />}
                    data-testid="poll-add-option"
                    onClick={() => setOptions([...options, ''])}
                  >
                    {t('addOption')}
                  </Button>
                </div>
              ) : null}
            </div>
          )}
        </Field>
        <Field label={t('ends')}>
          {(control) => (
            <Select {...control} value={duration} onChange={(event) => setDuration(event.target.value as Duration)}>
              {(Object.keys(DURATIONS) as Duration[]).map((name) => (
                <option key={name} value={name}>
                  {t(`duration.${name}`)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <div>
          <Switch
            label={t('multiple')}
            checked={multiple}
            onChange={(event) => setMultiple(event.target.checked)}
            data-testid="poll-multiple"
          />
          <Switch
            label={t('anonymous')}
            hint={t('anonymousHint')}
            checked={anonymous}
            onChange={(event) => setAnonymous(event.target.checked)}
            data-testid="poll-anonymous"
          />
        </div>
      </form>
    </Dialog>
  )
}
