import type { Database } from './open-database.ts'

/** Makes the workspace and its first room, once in the life of a database; any number may try at once. */
export async function insertWorkspace(database: Database, room: { id: string; name: string }): Promise<void> {
  await database.prisma.$executeRaw`
    WITH made AS (INSERT INTO workspace (id) VALUES (1) ON CONFLICT DO NOTHING RETURNING id)
    INSERT INTO room (id, name) SELECT ${room.id}::uuid, ${room.name} FROM made`
}

export async function findWorkspace(database: Database): Promise<{ name: string; epoch: string } | null> {
  return database.prisma.workspace.findUnique({ where: { id: 1 }, select: { name: true, epoch: true } })
}
