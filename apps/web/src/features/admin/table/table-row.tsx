import { classNames } from '../../../ui/class-names.ts'
import type { Column } from './column.ts'

export interface TableRowProps<Row> {
  id: string
  row: Row
  columns: readonly Column<Row>[]
  /** Its drawer is open. */
  isOpen: boolean
  /** The tab key stops here. */
  hasStop: boolean
  onFocus: () => void
  onOpen: () => void
  chosen?: boolean
  chooseName?: string
  onChoose?: () => void
}

const CELL = 'h-11 border-line border-b px-3 first:pl-4 last:pr-4 sm:first:pl-6 sm:last:pr-6'
const CARD = 'max-md:h-auto max-md:border-0 max-md:p-0 max-md:text-left max-md:first:pl-0! max-md:last:pr-0!'
const ON_PHONE = {
  // On a desk it takes what the other columns leave, so that a long name is cut and widens nothing.
  head: 'max-md:order-first max-md:w-full max-md:max-w-none max-md:text-ui md:w-full md:min-w-44 md:max-w-0',
  labelled: 'max-md:w-auto',
  plain: 'max-md:w-auto',
  hidden: 'max-md:hidden',
}

/** One row, as a line or, on a phone, as a card. */
export function TableRow<Row>(props: TableRowProps<Row>) {
  const { id, row, columns, isOpen, hasStop, onFocus, onOpen, chosen, chooseName, onChoose } = props
  return (
    <tr
      data-testid="admin-row"
      data-row-id={id}
      data-open={isOpen || undefined}
      tabIndex={hasStop ? 0 : -1}
      onFocus={onFocus}
      onClick={onOpen}
      onKeyDown={undefined}
      className={classNames(
        'group cursor-pointer -outline-offset-2 hover:bg-hover data-open:bg-selected',
        'max-md:flex max-md:flex-wrap max-md:items-center max-md:gap-x-3 max-md:gap-y-1 max-md:border-line max-md:border-b max-md:px-4 max-md:py-3',
        // Its box stands beside all lines of the card.
        onChoose !== undefined && 'max-md:relative max-md:pl-11!',
      )}
    >
      {onChoose === undefined ? null : (
        // biome-ignore lint/a11y/useKeyWithClickEvents: Space on the row does the same.
        <td
          className={classNames(
            CELL,
            CARD,
            'w-9 pr-0 max-md:absolute max-md:top-0.5 max-md:left-0.5 max-md:grid max-md:h-11! max-md:w-11 max-md:place-items-center',
          )}
          onClick={(event) => {
            event.stopPropagation()
            if (!(event.target instanceof HTMLInputElement)) onChoose()
          }}
        >
          <input
            type="checkbox"
            tabIndex={-1}
            className="block size-4"
            aria-label={chooseName}
            data-testid="choose-row"
            checked={chosen ?? false}
            onChange={onChoose}
          />
        </td>
      )}
      {columns.map((column) => (
        <td
          key={column.id}
          data-column={column.id}
          className={classNames(
            CELL,
            CARD,
            ON_PHONE[column.onPhone],
            column.isNumber && 'text-right tabular-nums',
            column.isWideOnly && 'max-xl:md:hidden',
            column.onPhone !== 'head' && 'text-ink-muted md:whitespace-nowrap',
          )}
        >
          {column.onPhone === 'labelled' ? (
            <span className="text-ink-subtle text-meta md:hidden">{`${column.label} `}</span>
          ) : null}
          {column.cell(row)}
        </td>
      ))}
    </tr>
  )
}
