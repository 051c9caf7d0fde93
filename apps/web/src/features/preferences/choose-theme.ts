import { keepChoice, THEME_COOKIE, type Theme } from './cookies.ts'

/** Draws the page on paper, in ink, or as the system says, at once and on this device. Browser only. */
export function chooseTheme(theme: Theme): void {
  keepChoice(THEME_COOKIE, theme)
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
}
