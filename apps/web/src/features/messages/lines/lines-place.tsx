import { memo } from 'react'
import { lazyPart } from '../../../ui/lazy-part.tsx'
import type { TimeWords } from '../time/use-time-words.ts'
import type { LinesItem } from '../timeline/items.ts'

const RoomLines = lazyPart(() => import('./room-lines.tsx'))

/** Where it stands what happened to the room: as high before its code is here as it is then. */
export const LinesPlace = memo(function LinesPlace(props: { item: LinesItem; words: TimeWords }) {
  return (
    <div data-item={props.item.key} data-testid="room-lines" className="min-h-7 px-6 max-md:px-4">
      <RoomLines {...props} />
    </div>
  )
})
