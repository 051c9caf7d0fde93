import type { Locale } from '@parley/protocol'
import type { Wording } from './wording.ts'

declare module 'next-intl' {
  interface AppConfig {
    Locale: Locale
    Messages: Wording
  }
}
