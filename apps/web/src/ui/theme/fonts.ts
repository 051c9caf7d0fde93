import { GeistSans } from 'geist/font/sans'
import localFont from 'next/font/local'

/** Only code, ids and versions are set in it, so it is fetched when such a thing is on the page. */
const mono = localFont({
  src: '../../../node_modules/geist/dist/fonts/geist-mono/GeistMono-Variable.woff2',
  variable: '--font-geist-mono',
  weight: '100 900',
  preload: false,
  fallback: ['ui-monospace', 'monospace'],
})

/** Classes for `<html>`: they define the families that tokens.css names. */
export const fontClasses = `${GeistSans.variable} ${mono.variable}`
