import { CHINESE_SENTENCES } from './chinese.ts'
import { ERRORS, type ErrorCode, type Locale } from './codes.ts'
import { fillLimit } from './fill-limit.ts'

/** The sentences of every refusal in one language, with `{limit}` where a limit stands. */
export function sentencesIn(locale: Locale): Readonly<Record<ErrorCode, string>> {
  if (locale === 'zh-CN') return CHINESE_SENTENCES
  return Object.fromEntries(Object.entries(ERRORS).map(([code, { en }]) => [code, en])) as Record<ErrorCode, string>
}

/** The sentence for a refusal in a person's language. */
export function sentence(error: { code: ErrorCode; limit?: number | undefined }, locale: Locale): string {
  return fillLimit(sentencesIn(locale)[error.code], error.limit, locale)
}
