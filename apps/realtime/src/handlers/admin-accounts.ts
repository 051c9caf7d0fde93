import { Refusal } from '@parley/protocol'
import type { Handler } from './handler.ts'

const notYet = async (): Promise<never> => {
  throw new Refusal('UNAVAILABLE')
}

export const listAccounts: Handler<'accounts.list'> = notYet
export const readAccount: Handler<'accounts.read'> = notYet
export const appointPerson: Handler<'accounts.appoint'> = notYet
export const suspendPerson: Handler<'accounts.suspend'> = notYet
export const unsuspendPerson: Handler<'accounts.unsuspend'> = notYet
export const deactivatePerson: Handler<'accounts.deactivate'> = notYet
export const reactivatePerson: Handler<'accounts.reactivate'> = notYet
export const signOutPerson: Handler<'accounts.signout'> = notYet
export const revokeSessionOf: Handler<'accounts.revoke'> = notYet
export const makePasswordReset: Handler<'accounts.reset'> = notYet
