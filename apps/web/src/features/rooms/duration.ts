import type { Locale } from '@parley/protocol'

/** A number of seconds as people of the language say it: 30 seconds, 5 minutes, 6 小时. */
export function durationText(locale: Locale, seconds: number): string {
  const [amount, unit] =
    seconds % 3_600 === 0
      ? [seconds / 3_600, 'hour']
      : seconds % 60 === 0
        ? [seconds / 60, 'minute']
        : [seconds, 'second']
  // The long form of Chinese is a time as it is measured (30秒钟), and no space stands before it.
  const unitDisplay = locale === 'zh-CN' ? 'short' : 'long'
  const parts = new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay }).formatToParts(amount)
  return parts.flatMap(({ type, value }) => (type === 'literal' ? [] : value)).join(' ')
}
