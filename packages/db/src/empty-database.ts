import type { Database } from './open-database.ts'

/**
 * Deletes everything but the schema, for tests: every session ends first, so that every instance closes its sockets. The
 * next look makes a new workspace, with a new epoch.
 */
export async function emptyDatabase(database: Database): Promise<void> {
  await database.prisma.$executeRaw`
    DO $$
    BEGIN
      PERFORM pg_notify('parley_session_ended', id::text) FROM device_session;
      ALTER TABLE audit_entry DISABLE TRIGGER audit_is_kept;
      EXECUTE (SELECT 'TRUNCATE ' || string_agg(quote_ident(tablename), ', ') || ' CASCADE' FROM pg_tables
        WHERE schemaname = current_schema() AND tablename <> '_prisma_migrations');
      ALTER TABLE audit_entry ENABLE TRIGGER audit_is_kept;
    END $$`
}
