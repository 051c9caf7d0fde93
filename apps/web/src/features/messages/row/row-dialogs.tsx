import { useEffect, useState } from 'react'
import { Late } from '../../../ui/late.tsx'
import { askToDelete, useDeleting } from '../acts/deleting.ts'
import type { MessageItem } from '../timeline/items.ts'
import { deleteDialogPart, rowSheetPart } from './row-parts.ts'

/** The question before a deletion. It stays once it was asked, so that it can give the focus back. */
export function DeletePlace({ roomId }: { roomId: string }) {
  const isAsked = useDeleting()?.roomId === roomId
  const [wasAsked, setWasAsked] = useState(false)
  if (isAsked && !wasAsked) setWasAsked(true)
  useEffect(() => () => askToDelete(null), [])
  if (!wasAsked) return null
  return (
    <Late
      part={deleteDialogPart}
      props={{ roomId }}
      onUnavailable={() => {
        askToDelete(null)
        setWasAsked(false)
      }}
    />
  )
}

/** What can be done with a row that a finger rested on. */
export function RowSheetPlace(props: { item: MessageItem | null; mine: boolean; onClose: () => void }) {
  const { item, onClose } = props
  const [wasAsked, setWasAsked] = useState(false)
  if (item !== null && !wasAsked) setWasAsked(true)
  if (!wasAsked) return null
  return (
    <Late
      part={rowSheetPart}
      props={props}
      onUnavailable={() => {
        onClose()
        setWasAsked(false)
      }}
    />
  )
}
