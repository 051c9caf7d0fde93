'use client'

import type { ImportProblem } from '@parley/protocol'
import { Download } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '../../../ui/button.tsx'
import { toCsv } from '../csv.ts'
import { saveCsv } from '../save-file.ts'
import { Scrolling } from './import-plan.tsx'

/** Problems that are drawn; all that are known are in the CSV. */
const MOST_DRAWN = 50

/** What is wrong in a file, line by line. */
export function ImportProblems({ problems, fileName }: { problems: readonly ImportProblem[]; fileName: string }) {
  const t = useTranslations('admin.data.problems')
  const save = () =>
    saveCsv(
      toCsv([
        [t('file'), t('line'), t('what')],
        ...problems.map(({ file, line, code }) => [file || fileName, String(line ?? ''), t(`codes.${code}`)]),
      ]),
      `${fileName}-problems.csv`,
    )
  return (
    <section>
      <div className="mb-1.5 flex items-center justify-between gap-3">
        <h3 className="font-semibold text-small">{t('title')}</h3>
        <Button size="small" icon={<Download size={14} aria-hidden />} data-testid="save-problems" onClick={save}>
          {t('save')}
        </Button>
      </div>
      <Scrolling label={t('title')}>
        <thead className="sticky top-0 bg-surface text-left text-ink-muted text-meta">
          <tr className="*:px-2.5 *:py-1.5 *:font-medium">
            <th scope="col">{t('file')}</th>
            <th scope="col">{t('line')}</th>
            <th scope="col">{t('what')}</th>
          </tr>
        </thead>
        <tbody>
          {problems.slice(0, MOST_DRAWN).map(({ file, line, code }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: they are never sorted anew
            <tr key={index} data-testid="import-problem" className="border-line border-t align-top *:px-2.5 *:py-1.5">
              <td className="wrap-anywhere">{file || fileName}</td>
              <td className="text-ink-muted tabular-nums">{line}</td>
              <td>{t(`codes.${code}`)}</td>
            </tr>
          ))}
        </tbody>
      </Scrolling>
    </section>
  )
}
