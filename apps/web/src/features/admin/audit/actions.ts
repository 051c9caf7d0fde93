import type { Audited } from '@parley/protocol'

/** What the log can be filtered by, in the order in which it is offered. */
export const ACTIONS: readonly Audited[] = [
  'accounts.appoint',
  'accounts.suspend',
  'accounts.unsuspend',
  'accounts.deactivate',
  'accounts.reactivate',
  'accounts.signout',
  'accounts.revoke',
  'accounts.reset',
  'accounts.erase',
  'accounts.export',
  'password.changed',
  'rooms.update',
  'rooms.archive',
  'rooms.unarchive',
  'rooms.appoint',
  'rooms.transfer',
  'rooms.delete',
  'registration.update',
  'invites.create',
  'invites.revoke',
  'live.drain',
  'exports.start',
  'exports.open',
  'jobs.cancel',
]
