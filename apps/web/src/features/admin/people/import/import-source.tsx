'use client'

import { FileUp } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { Button } from '../../../../ui/button.tsx'
import { Field } from '../../../../ui/field.tsx'
import { TextArea } from '../../../../ui/text-area.tsx'

/** More than a list of that many people ever is. */
const MOST_BYTES = 2 * 1024 * 1024

interface ImportSourceProps {
  text: string
  onText: (text: string) => void
  onProblem: (problem: string | null) => void
}

/** Where a list comes from: a file, or what was copied from a spreadsheet. */
export function ImportSource({ text, onText, onProblem }: ImportSourceProps) {
  const t = useTranslations('admin.import')
  const file = useRef<HTMLInputElement>(null)
  const read = async (chosen: File) => {
    if (chosen.size > MOST_BYTES) return onProblem(t('tooLarge'))
    onProblem(null)
    onText(decode(await chosen.arrayBuffer()))
  }
  return (
    <div className="grid gap-3">
      <input
        ref={file}
        type="file"
        accept=".csv,.tsv,.txt,text/csv,text/plain"
        hidden
        data-testid="import-file"
        onChange={(event) => {
          const [chosen] = event.target.files ?? []
          if (chosen) void read(chosen)
          event.target.value = ''
        }}
      />
      <Button
        className="justify-self-start"
        icon={<FileUp size={16} aria-hidden />}
        onClick={() => file.current?.click()}
      >
        {t('file')}
      </Button>
      <Field label={t('paste')}>
        {(control) => (
          <TextArea
            {...control}
            data-testid="import-text"
            rows={8}
            value={text}
            placeholder={t('example')}
            spellCheck={false}
            className="font-mono text-small"
            onChange={(event) => onText(event.target.value.slice(0, MOST_BYTES))}
          />
        )}
      </Field>
    </div>
  )
}

/** Spreadsheets in China often write GB 18030, others UTF-16: what is no UTF-8 is read as that. */
function decode(bytes: ArrayBuffer): string {
  const start = new Uint8Array(bytes.slice(0, 2))
  if (start[0] === 0xff && start[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}
