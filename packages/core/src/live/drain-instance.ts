import { type CommandOutput, type ParsedInput, Refusal } from '@parley/protocol'
import { actOnWorkspace } from '../admin/actor.ts'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'
import type { InstanceStore } from './instance-store.ts'

/**
 * Asks an instance to let its people move to the others and to end.
 *
 * @throws Refusal NOT_AN_ADMIN, INSTANCE_NOT_FOUND, ONLY_INSTANCE; UNAVAILABLE where nobody knows of the others.
 */
export function drainInstance(
  core: CoreContext,
  principal: Principal,
  store: InstanceStore,
  { instanceId }: ParsedInput<'live.drain'>,
): Promise<CommandOutput<'live.drain'>> {
  const away = () => {
    throw new Refusal('UNAVAILABLE')
  }
  return actOnWorkspace(core, principal, async ({ audit }) => {
    const instances = await store.read().catch(away)
    const name = instances.find(({ report }) => report.id === instanceId)?.report.name
    if (name === undefined) throw new Refusal('INSTANCE_NOT_FOUND')
    // Written first, so that nothing is asked for that is not written down.
    await audit({ action: 'live.drain', target: { kind: 'instance', id: instanceId, name } })
    const order = await store.drain(instanceId).catch(away)
    if (order === 'unknown') throw new Refusal('INSTANCE_NOT_FOUND')
    if (order === 'only') throw new Refusal('ONLY_INSTANCE')
    return {}
  })
}
