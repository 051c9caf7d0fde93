import type { Ask } from './connection/ask.ts'
import type { Database } from './open-database.ts'

/** Makes the workspace and its first room, once in the life of a database; any number may try at once. */
export async function insertWorkspace(database: Database, room: { id: string; name: string }): Promise<void> {
  await database.prisma.$executeRaw`
    WITH made AS (INSERT INTO workspace (id) VALUES (1) ON CONFLICT DO NOTHING RETURNING id)
    INSERT INTO room (id, name) SELECT ${room.id}::uuid, ${room.name} FROM made`
}

export interface WorkspaceFacts {
  readonly name: string
  readonly epoch: string
}

export async function findWorkspace(database: Database): Promise<WorkspaceFacts | null> {
  return (await database.reads.workspace(1)) ?? null
}

/** The one workspace, by its id. */
export async function loadWorkspace(ask: Ask): Promise<Map<1, WorkspaceFacts>> {
  const [row] = await ask<WorkspaceFacts>('workspace', 'SELECT name, epoch::text FROM workspace WHERE id = 1', [])
  return new Map(row ? [[1, { name: row.name, epoch: row.epoch }]] : [])
}
