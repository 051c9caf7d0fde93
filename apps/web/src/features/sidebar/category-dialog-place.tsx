'use client'

import { Late, latePart } from '../../ui/late.tsx'
import { askForCategory, useCategoryQuestion } from './ask-for-category.ts'

const dialog = latePart(() => import('./category-dialog.tsx'))

/** Where the dialog for categories opens when it is asked for. */
export function CategoryDialogPlace() {
  const question = useCategoryQuestion()
  if (question === null) return null
  const close = () => askForCategory(null)
  return <Late part={dialog} props={{ question, onClose: close }} onUnavailable={close} />
}
