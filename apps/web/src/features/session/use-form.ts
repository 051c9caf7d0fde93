'use client'

import { Refusal } from '@parley/protocol'
import { type FormEvent, useRef, useState } from 'react'

export interface Mistake {
  /** Name of the control at fault; null for the form as a whole. */
  readonly field: string | null
  /** A refusal of the server, `required`, or `unreachable`. */
  readonly reason: Refusal | 'required' | 'unreachable'
}

export interface FormOptions {
  /** Which control a refusal is about; null: the form. */
  fieldOf?: (refusal: Refusal) => string | null
  /** Names of controls that must hold something. */
  required: readonly string[]
  submit: (values: Values) => Promise<void>
  /** A refusal that came with the page: the form was sent without the page's code. */
  refused?: Refusal | null
}

type Values = Readonly<Record<string, string>>

/**
 * A form whose controls keep what was typed: it is read when it is sent and never written to. Given both as `action`
 * and as `onSubmit`: a form that is sent before the page is interactive is kept by React and sent then.
 */
export function useForm({ fieldOf = () => null, required, submit, refused = null }: FormOptions) {
  const form = useRef<HTMLFormElement>(null)
  const [busy, setBusy] = useState(false)
  const [mistake, setMistake] = useState<Mistake | null>(refused && { field: fieldOf(refused), reason: refused })

  const fail = (values: Values, next: Mistake) => {
    setMistake(next)
    // React empties a form after an action that it kept from before; what was typed comes back.
    for (const [name, value] of Object.entries(values)) {
      const control = form.current?.elements.namedItem(name)
      if (control instanceof HTMLInputElement && control.value === '') control.value = value
    }
    const control = next.field === null ? null : form.current?.elements.namedItem(next.field)
    if (control instanceof HTMLElement) control.focus()
  }

  const send = async (data: FormData): Promise<void> => {
    if (busy) return
    const values = Object.fromEntries(
      [...data].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
    )
    const missing = required.find((name) => !values[name]?.trim())
    if (missing !== undefined) return fail(values, { field: missing, reason: 'required' })
    setMistake(null)
    setBusy(true)
    try {
      await submit(values)
    } catch (error) {
      setBusy(false)
      if (error instanceof Refusal) fail(values, { field: fieldOf(error), reason: error })
      else fail(values, { field: null, reason: 'unreachable' })
    }
  }

  return {
    busy,
    mistake,
    formProps: {
      ref: form,
      action: (data: FormData) => void send(data),
      noValidate: true,
      onSubmit: (event: FormEvent<HTMLFormElement>) => {
        event.preventDefault()
        void send(new FormData(event.currentTarget))
      },
    },
  }
}
