'use client'

import { useEffect, useState } from 'react'

/** The longest a timer can be set for. */
const MOST_MS = 2 ** 31 - 1

/** Whether this moment (ISO 8601) is over; turns true by itself. Nothing is never over. */
export function useIsPast(moment: string | undefined): boolean {
  const at = moment === undefined ? Number.POSITIVE_INFINITY : Date.parse(moment)
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const left = at - Date.now()
    if (!(left > 0) || left > MOST_MS) {
      setNow(Date.now())
      return
    }
    const timer = setTimeout(() => setNow(Date.now()), left + 50)
    return () => clearTimeout(timer)
  }, [at])
  return at <= now
}
