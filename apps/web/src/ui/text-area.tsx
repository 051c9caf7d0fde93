import type { ComponentProps } from 'react'
import { classNames } from './class-names.ts'
import { CONTROL } from './input.tsx'

/** Several lines; grows with what is written, up to 240 px where the browser can. A long link breaks: it widens nothing. */
export function TextArea({ className, rows = 3, ...rest }: ComponentProps<'textarea'>) {
  return (
    <div className={classNames('flex w-full', CONTROL, className)}>
      <textarea
        rows={rows}
        {...rest}
        className="field-sizing-content wrap-anywhere max-h-60 min-h-[72px] w-full resize-none bg-transparent px-2.5 py-2 leading-normal outline-none"
      />
    </div>
  )
}
