import * as core from '@parley/core'
import type { Handler } from './handler.ts'

export const listJobs: Handler<'jobs.list'> = ({ chat, principal, input }) => core.listJobs(chat.core, principal, input)

export const readJob: Handler<'jobs.read'> = ({ chat, principal, input }) => core.readJob(chat.core, principal, input)

export const cancelJob: Handler<'jobs.cancel'> = ({ chat, principal, input }) =>
  core.cancelJob(chat.core, principal, input)

export const startExport: Handler<'exports.start'> = ({ chat, principal, input }) =>
  core.startExport(chat.core, principal, input)

export const openExport: Handler<'exports.open'> = ({ chat, principal, input }) =>
  core.openExport(chat.core, principal, input)

export const countRetention: Handler<'retention.count'> = ({ chat, principal, input }) =>
  core.countRetention(chat.core, principal, input)

export const readImport: Handler<'imports.read'> = ({ chat, principal, input }) =>
  core.readImport(chat.core, principal, input)

export const startImport: Handler<'imports.start'> = ({ chat, principal, input }) =>
  core.startImport(chat.core, principal, input)
