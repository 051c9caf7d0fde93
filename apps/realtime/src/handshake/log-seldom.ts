/** Says no more than so many lines a minute, and then how many it kept back. */
export function createSeldomLog(
  perMinute: number,
  say: (entry: Readonly<Record<string, unknown>>) => void,
  now: () => number = () => performance.now(),
): (entry: Readonly<Record<string, unknown>>) => void {
  let minuteEndsAt = 0
  let said = 0
  let keptBack = 0
  return (entry) => {
    if (now() >= minuteEndsAt) {
      minuteEndsAt = now() + 60_000
      said = 0
    }
    if (said >= perMinute) {
      keptBack += 1
      return
    }
    said += 1
    say(keptBack > 0 ? { ...entry, keptBack } : entry)
    keptBack = 0
  }
}
