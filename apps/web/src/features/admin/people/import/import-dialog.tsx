'use client'

import { PERSONAL_INVITE_DAYS, type Refusal } from '@parley/protocol'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '../../../../ui/button.tsx'
import { Dialog } from '../../../../ui/dialog.tsx'
import { FormAlert } from '../../../rooms/form-alert.tsx'
import { useRefusalText } from '../../../rooms/refusal-text.ts'
import { ImportPreview } from './import-preview.tsx'
import { ImportSource } from './import-source.tsx'
import { MadeLinks, saveLinks } from './made-links.tsx'
import { type PeopleList, readPeople } from './read-people.ts'
import { tellDoubles } from './tell-doubles.ts'
import { isReady, type Judged, useImport } from './use-import.ts'

type Step =
  | { readonly at: 'source' }
  | { readonly at: 'preview'; readonly rows: readonly Judged[]; readonly left: number }
  | { readonly at: 'made'; readonly rows: readonly Judged[]; readonly refusal: Refusal | null }

/** From a list to a link for each person: what is in it, what would come of it, and the links to hand out. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('admin.import')
  const common = useTranslations('common')
  const refusalText = useRefusalText()
  const { run, done } = useImport()
  const [text, setText] = useState('')
  const [step, setStep] = useState<Step>({ at: 'source' })
  const [problem, setProblem] = useState<string | null>(null)
  const busy = done !== null
  const ready = step.at === 'preview' ? step.rows.filter(isReady).length : 0

  const look = async () => {
    const { people, left }: PeopleList = readPeople(text)
    if (people.length === 0) return setProblem(t('none'))
    setProblem(null)
    const { rows, refusal } = await run(
      people.map((person) => ({ person, result: null })),
      true,
    )
    if (refusal !== null) return setProblem(refusalText(refusal))
    setStep({ at: 'preview', rows: tellDoubles(rows), left })
  }
  const make = async () => {
    if (step.at !== 'preview') return
    setProblem(null)
    const { rows, refusal } = await run(step.rows, false)
    const hasAny = rows.some(({ result }) => result?.code !== undefined)
    if (refusal !== null && !hasAny) return setProblem(refusalText(refusal))
    setStep({ at: 'made', rows, refusal })
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => open || busy || onClose()}
      isHeld={step.at === 'made'}
      title={t('title')}
      {...(step.at === 'source' && { description: t('description', { days: PERSONAL_INVITE_DAYS }) })}
      width="wide"
      data-testid="import-dialog"
      footer={
        step.at === 'source' ? (
          <>
            <Button variant="quiet" onClick={onClose}>
              {common('cancel')}
            </Button>
            <Button
              variant="primary"
              busy={busy}
              disabled={text.trim() === ''}
              data-testid="look"
              onClick={() => void look()}
            >
              {t('look')}
            </Button>
          </>
        ) : step.at === 'preview' ? (
          <>
            {busy ? (
              <span role="status" className="mr-auto text-ink-muted text-small tabular-nums">
                {t('progress', { done, total: ready })}
              </span>
            ) : null}
            <Button variant="quiet" disabled={busy} onClick={() => setStep({ at: 'source' })}>
              {t('back')}
            </Button>
            <Button
              variant="primary"
              busy={busy}
              disabled={ready === 0}
              data-testid="make-links"
              onClick={() => void make()}
            >
              {t('make', { count: ready })}
            </Button>
          </>
        ) : (
          <>
            <Button variant="quiet" data-testid="done" onClick={onClose}>
              {common('close')}
            </Button>
            <Button variant="primary" data-testid="save-links" onClick={() => saveLinks(step.rows, t)}>
              {t('save')}
            </Button>
          </>
        )
      }
    >
      {problem === null ? null : <FormAlert>{problem}</FormAlert>}
      {step.at === 'source' ? (
        <ImportSource text={text} onText={setText} onProblem={setProblem} />
      ) : step.at === 'preview' ? (
        <ImportPreview rows={step.rows} left={step.left} />
      ) : (
        <MadeLinks rows={step.rows} refusal={step.refusal} />
      )}
    </Dialog>
  )
}
