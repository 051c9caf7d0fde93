/** A UUID of version 7 (RFC 9562): it begins with the time, in milliseconds since the epoch, so that later ones sort later. */
export function newId(now: number = Date.now()): string {
  const random = crypto.getRandomValues(new Uint8Array(10))
  const hex = [...random].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  const time = now.toString(16).padStart(12, '0')
  // Four bits of version, two of variant.
  const variant = (0x8 | ((random[2] ?? 0) & 0x3)).toString(16)
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex.slice(0, 3)}-${variant}${hex.slice(5, 8)}-${hex.slice(8)}`
}
