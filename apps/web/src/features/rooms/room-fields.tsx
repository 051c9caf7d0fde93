'use client'

import { DESCRIPTION_CHARACTERS } from '@parley/protocol'
import { useTranslations } from 'next-intl'
import type { KeyboardEvent, RefObject } from 'react'
import { Field } from '../../ui/field.tsx'
import { Input } from '../../ui/input.tsx'
import { isComposing } from '../../ui/input-method.ts'
import { TextArea } from '../../ui/text-area.tsx'
import { useBootstrap } from '../connection/client-provider.tsx'
import { useRefusalText } from './refusal-text.ts'
import { fieldOf } from './room-form.ts'
import { type NameFault, nameFault, storedName } from './room-name.ts'

const FAULTS = {
  empty: 'nameEmpty',
  space: 'nameSpace',
  character: 'nameCharacter',
  'too-long': 'nameTooLong',
} as const satisfies Record<NameFault, string>

interface FieldProps {
  value: string
  onChange: (value: string) => void
  /** What the server said of the form, if anything. */
  refusal: unknown
}

/** The name of a room, with what is wrong with it. An empty one is no mistake before it was handed in. */
export function NameField(props: FieldProps & { asked: boolean; inputRef?: RefObject<HTMLInputElement | null> }) {
  const { value, onChange, refusal, asked, inputRef } = props
  const t = useTranslations('rooms.create')
  const { limits } = useBootstrap()
  const refusalText = useRefusalText()
  const fault = nameFault(value, limits.roomNameCharacters)
  const shownFault = fault === 'empty' && !asked ? null : fault
  const error = shownFault
    ? t(FAULTS[shownFault], { limit: limits.roomNameCharacters })
    : fieldOf(refusal) === 'name'
      ? refusalText(refusal)
      : undefined
  const stored = storedName(value)
  return (
    <Field
      label={t('name')}
      hint={fault === null && stored !== value ? t('nameStored', { name: stored }) : t('nameHint')}
      {...(error !== undefined && { error })}
    >
      {(control) => (
        <Input
          {...control}
          ref={inputRef}
          data-testid="room-name"
          value={value}
          onChange={(event) => onChange(event.target.value)}
          placeholder={t('namePlaceholder')}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
      )}
    </Field>
  )
}

/** What a room is about, on one line. */
export function TopicField({ value, onChange, refusal }: FieldProps) {
  const { limits } = useBootstrap()
  return <LongField id="topic" limit={limits.topicCharacters} value={value} onChange={onChange} refusal={refusal} />
}

/** What is worth knowing of a room, at length. */
export function DescriptionField(props: FieldProps) {
  return <LongField id="description" limit={DESCRIPTION_CHARACTERS} {...props} />
}

function LongField(props: FieldProps & { id: 'topic' | 'description'; limit: number }) {
  const { id, limit, value, onChange, refusal } = props
  const t = useTranslations('rooms.create')
  const refusalText = useRefusalText()
  const length = lengthOf(value)
  const error =
    length > limit ? t(`tooLong.${id}`, { limit }) : fieldOf(refusal) === id ? refusalText(refusal) : undefined
  return (
    <Field
      label={t(id)}
      aside={t('optional')}
      {...(error !== undefined && { error })}
      counter={length > limit * 0.9 ? t('counter', { count: length, limit }) : undefined}
    >
      {(control) => (
        <TextArea
          {...control}
          data-testid={`room-${id}-input`}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          {...(id === 'topic' && { enterKeyHint: 'done', onKeyDown: submitOnEnter })}
          placeholder={t(`placeholder.${id}`)}
        />
      )}
    </Field>
  )
}

/** A topic is one line, however many it takes up here: Enter hands the form in, as in every other line. */
function submitOnEnter(event: KeyboardEvent<HTMLTextAreaElement>) {
  if (event.key !== 'Enter' || isComposing(event)) return
  event.preventDefault()
  event.currentTarget.form?.requestSubmit()
}

/** Length in code points, as the server counts it. */
export function lengthOf(text: string): number {
  return [...text.trim()].length
}
