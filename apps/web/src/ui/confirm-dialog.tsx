'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useRef, useState } from 'react'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'

export interface ConfirmDialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: ReactNode
  /** What will happen, and whether it can be undone. */
  description: ReactNode
  /** What is to be chosen first, or why it was refused. */
  children?: ReactNode
  /** The verb of the title. */
  confirmLabel: ReactNode
  /** Closes the dialog once it resolves; a rejection keeps it open. While it works, the button says so and does it no second time. */
  onConfirm: () => void | Promise<void>
  destructive?: boolean
  busy?: boolean
}

/** Asks once more before something that cannot be taken back. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const t = useTranslations('common')
  const confirm = useRef<HTMLButtonElement>(null)
  const [works, setWorks] = useState(false)
  return (
    <Dialog
      open={props.open}
      onOpenChange={props.onOpenChange}
      title={props.title}
      description={props.description}
      initialFocus={confirm}
      data-testid="confirm-dialog"
      footer={
        <>
          <Button variant="quiet" onClick={() => props.onOpenChange(false)}>
            {t('cancel')}
          </Button>
          <Button
            ref={confirm}
            variant={props.destructive ? 'danger' : 'primary'}
            busy={works || (props.busy ?? false)}
            data-testid="confirm"
            onClick={async () => {
              setWorks(true)
              const done = await Promise.resolve(props.onConfirm()).then(
                () => true,
                () => false,
              )
              setWorks(false)
              if (done) props.onOpenChange(false)
            }}
          >
            {props.confirmLabel}
          </Button>
        </>
      }
    >
      {props.children}
    </Dialog>
  )
}
