import type { Outbox } from '../outbox/outbox.ts'
import type { Personal } from '../personal/personal.ts'
import type { ClientStorage } from '../storage/storage.ts'
import type { Hello } from '../sync/hello.ts'
import type { Workspace } from '../workspace/workspace.ts'
import type { Cache } from './cache.ts'

export interface RestoreNeeds {
  readonly storage: ClientStorage
  readonly owner: string
  readonly workspace: Workspace
  readonly hello: Hello
  readonly outbox: Outbox
  readonly personal: Personal
  readonly cache: Cache
}

/** Takes in what the last run left on this device: where it stood, then the acts that wait. */
export async function restore(needs: RestoreNeeds): Promise<void> {
  const { storage, owner, workspace, hello, outbox, personal, cache } = needs
  await storage.open(owner)
  const cached = await cache.readBootstrap()
  // A seed is fresher.
  if (cached && !workspace.current) void hello.take(cached)
  else if (cached && cached.epoch !== workspace.epoch) await cache.drop()
  await personal.restore()
  await outbox.adopt()
}
