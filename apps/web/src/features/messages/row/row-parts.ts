import { latePart } from '../../../ui/late.tsx'

/** What rows draw once a pointer, a finger or the focus comes near. */
export const hoverBarPart = latePart(async () => ({ default: (await import('./hover-bar.tsx')).HoverBar }))
export const rowSheetPart = latePart(async () => ({ default: (await import('./row-sheet.tsx')).RowSheet }))
export const deleteDialogPart = latePart(async () => ({ default: (await import('./delete-dialog.tsx')).DeleteDialog }))
