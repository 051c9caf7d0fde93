/** The zone in which the server draws times until the browser told its own. */
export const DEFAULT_ZONE = 'UTC'

/** Whether this runtime knows the IANA zone, such as `Asia/Shanghai`. Cookies hold what anybody may write. */
export function isZone(value: string | undefined): value is string {
  if (value === undefined || value.length > 64 || !/^[A-Za-z0-9_+/-]+$/.test(value)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: value })
    return true
  } catch {
    return false
  }
}
