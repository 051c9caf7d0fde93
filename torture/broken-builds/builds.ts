import type { BrokenBuild } from './broken-build.ts'

const ackBeforeCommit: BrokenBuild = {
  name: 'ack-before-commit',
  file: 'packages/db/src/journal/append-batch.ts',
  replace: [
    {
      this: '  const { rows } = await client.query<Answer>({\n',
      by: "  await client.query('BEGIN')\n  const { rows } = await client.query<Answer>({\n",
    },
    {
      this: '  if (answer === undefined)',
      by: "  setTimeout(() => void client.query('COMMIT').catch(() => undefined), 300)\n  if (answer === undefined)",
    },
  ],
  fault: 'kill-instance',
  isFoundAs: ['lost'],
}

const noGapFill: BrokenBuild = {
  name: 'no-gap-fill',
  file: 'packages/client/src/sync/gaps.ts',
  replace: [
    {
      this: '  fill(room: RoomState): Promise<number> {\n',
      by: '  fill(room: RoomState): Promise<number> {\n    if (room) return Promise.resolve(0)\n',
    },
  ],
  fault: 'kill-instance',
  isFoundAs: ['missing'],
}

const noDedupe: BrokenBuild = {
  name: 'no-dedupe',
  file: 'packages/client/src/outbox/deliver.ts',
  replace: [
    {
      this: '  const { roomId, key: clientId } = entry\n',
      by: '  const { roomId } = entry\n  const clientId = tried.has(entry.key) ? crypto.randomUUID() : entry.key\n  tried.add(entry.key)\n',
    },
    {
      this: '/** Sends an act as its command. */\n',
      by: 'const tried = new Set<string>()\n\n',
    },
  ],
  fault: 'kill-around-commit',
  isFoundAs: ['duplicateRows', 'duplicatesShown'],
}

const noAuditor: BrokenBuild = {
  name: 'no-auditor',
  file: 'apps/realtime/src/auditor/auditor.ts',
  replace: [{ this: '  void run()\n', by: '' }],
  fault: 'redis-kill-5',
  isFoundAs: ['missing'],
}

const noOrder: BrokenBuild = {
  name: 'no-order',
  file: 'packages/client/src/timelines/timeline.ts',
  replace: [{ this: '    else this.#rows.splice(at, 0, row)\n', by: '    else this.#rows.push(row)\n' }],
  fault: 'redis-kill-5',
  isFoundAs: ['inversionsShown'],
}

export const BROKEN_BUILDS: readonly BrokenBuild[] = [ackBeforeCommit, noGapFill, noDedupe, noAuditor, noOrder]
