const HAN = /\p{Script=Han}/u
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u
const HANGUL = /\p{Script=Hangul}/u
const LETTER = /\p{L}/u

/** From this share of Han characters among all letters, a text is set as Chinese. A Latin word has several letters. */
const HAN_SHARE = 0.2

/** Most texts on most screens: no letter of another script is in them. */
const PLAIN = /^[\s!-~]*$/

/** Enough of a text to judge it by. */
const LOOKED_AT = 400

/**
 * The language to set a text in: which fonts, line height and punctuation it gets. It is judged by the share of Han
 * characters, so a Chinese sentence with English words in it is Chinese; kana and hangul say Japanese and Korean.
 */
export function languageOf(text: string): 'zh-CN' | 'ja' | 'ko' | 'en' {
  let han = 0
  let kana = 0
  let hangul = 0
  let letters = 0
  const looked = text.slice(0, LOOKED_AT)
  if (PLAIN.test(looked)) return 'en'
  for (const character of withoutAddresses(looked)) {
    if (!LETTER.test(character)) continue
    letters++
    if (HAN.test(character)) han++
    else if (KANA.test(character)) kana++
    else if (HANGUL.test(character)) hangul++
  }
  if (hangul > letters * HAN_SHARE && hangul > han) return 'ko'
  if (kana > 0 && han + kana > letters * HAN_SHARE && kana * 4 > han) return 'ja'
  return han > 0 && han >= letters * HAN_SHARE ? 'zh-CN' : 'en'
}

function withoutAddresses(text: string): string {
  return text.includes('://') ? text.replace(/https?:\/\/[\x21-\x7e]+/gi, ' ') : text
}
