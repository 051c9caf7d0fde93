import * as core from '@parley/core'
import type { Handler } from './handler.ts'

export const readSettings: Handler<'settings.read'> = ({ chat, principal }) => core.readSettings(chat.core, principal)

// Everybody is told by way of the database: see `settings/watch-settings.ts`.
export const updateSettings: Handler<'settings.update'> = ({ chat, principal, input }) =>
  core.updateSettings(chat.core, principal, input)

export const listSettingsHistory: Handler<'settings.history'> = ({ chat, principal, input }) =>
  core.listSettingsHistory(chat.core, principal, input)
