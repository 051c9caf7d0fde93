import * as core from '@parley/core'
import type { Handler } from './handler.ts'

export const listFilterWords: Handler<'filter.list'> = ({ chat, principal }) =>
  core.listFilterWords(chat.core, principal)

export const addFilterWords: Handler<'filter.add'> = ({ chat, principal, input }) =>
  core.addFilterWords(chat.core, principal, input)

export const setFilterAction: Handler<'filter.change'> = ({ chat, principal, input }) =>
  core.setFilterAction(chat.core, principal, input)

export const removeFilterWords: Handler<'filter.remove'> = ({ chat, principal, input }) =>
  core.removeFilterWords(chat.core, principal, input)

export const tryFilter: Handler<'filter.try'> = ({ chat, principal, input }) =>
  core.tryFilter(chat.core, principal, input)
