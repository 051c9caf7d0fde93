'use client'

import { type Account, mayChangeRole, mayGiveRole, type Person, WORKSPACE_ROLES } from '@parley/protocol'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { Select } from '../../../ui/select.tsx'
import { useBootstrap, useClient } from '../../connection/client-provider.tsx'
import { useAct } from '../use-act.ts'

/** The role of somebody in the workspace. Only those are offered that the person who looks may give. */
export function RoleChoice({ account: { person }, onChanged }: { account: Account; onChanged: () => void }) {
  const t = useTranslations('admin.people')
  const roles = useTranslations('admin.roles')
  const { me } = useBootstrap()
  const client = useClient()
  const act = useAct()
  const [asked, ask] = useState<Person['role'] | null>(null)
  // Its text stays while the dialog goes.
  const [shown, show] = useState<Person['role']>(person.role)
  const mayChange = mayChangeRole(me.role, person.role)
  const offered = WORKSPACE_ROLES.filter((role) => role === person.role || mayGiveRole(me.role, role))
  const appoint = (role: Person['role']) => client.call('accounts.appoint', { personId: person.id, role })
  const before = person.role
  const name = person.displayName
  return (
    <>
      <Select
        aria-label={t('role')}
        data-testid="person-role"
        value={person.role}
        disabled={!mayChange}
        onChange={(event) => {
          const role = WORKSPACE_ROLES.find((each) => each === event.target.value)
          if (role === undefined || role === person.role) return
          show(role)
          ask(role)
        }}
      >
        {offered.map((role) => (
          <option key={role} value={role}>
            {roles(role)}
          </option>
        ))}
      </Select>
      <p className="mt-1.5 text-ink-muted text-meta">{t(`roleHint.${person.role}`)}</p>
      <ConfirmDialog
        open={asked !== null}
        onOpenChange={(open) => open || ask(null)}
        title={t(`appointTitle.${shown}`, { name })}
        description={t(`appointHint.${shown}`, { name })}
        confirmLabel={t('appoint')}
        onConfirm={() =>
          act(() => appoint(shown), {
            said: t('appointed', { name, role: roles(shown) }),
            // Whoever gives up a role of their own could not take it back.
            ...(person.id !== me.id && { undo: () => appoint(before) }),
            after: onChanged,
          })
        }
      />
    </>
  )
}
