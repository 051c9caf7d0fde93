/** Choices that the server must know before it draws: no flash of another language, theme or time zone. */
export const LOCALE_COOKIE = 'parley-locale'
export const THEME_COOKIE = 'parley-theme'
export const ZONE_COOKIE = 'parley-zone'

export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

export function isTheme(value: unknown): value is Theme {
  return THEMES.some((theme) => theme === value)
}

const A_YEAR_SECONDS = 365 * 24 * 60 * 60

/** Keeps a choice on this device for a year. Browser only. */
export function keepChoice(cookie: string, value: string): void {
  const secure = location.protocol === 'https:' ? '; Secure' : ''
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox and Safari.
  document.cookie = `${cookie}=${encodeURIComponent(value)}; Path=/; Max-Age=${A_YEAR_SECONDS}; SameSite=Lax${secure}`
}
