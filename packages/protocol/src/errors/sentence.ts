import { CHINESE_SENTENCES } from './chinese.ts'
import type { ErrorCode, Locale } from './codes.ts'
import { ENGLISH_SENTENCES } from './english.ts'
import { fillLimit, fillWord } from './fill-limit.ts'

/** The sentences of every refusal in one language, with `{limit}` where a limit stands. */
export function sentencesIn(locale: Locale): Readonly<Record<ErrorCode, string>> {
  return locale === 'zh-CN' ? CHINESE_SENTENCES : ENGLISH_SENTENCES
}

/** The sentence for a refusal in a person's language. */
export function sentence(
  error: { code: ErrorCode; limit?: number | undefined; word?: string | undefined },
  locale: Locale,
): string {
  return fillWord(fillLimit(sentencesIn(locale)[error.code], error.limit, locale), error.word)
}
