import { handPart } from '../../hands/late-hands.ts'

/** What rows draw once a pointer, a finger or the focus comes near. */
export const hoverBarPart = handPart(({ HoverBar }) => HoverBar)
export const rowSheetPart = handPart(({ RowSheet }) => RowSheet)
export const deleteDialogPart = handPart(({ DeleteDialog }) => DeleteDialog)
