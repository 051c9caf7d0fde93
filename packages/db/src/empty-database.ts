import pg from 'pg'

/**
 * Deletes everything but the schema, for tests: every session ends first, so that every instance closes its sockets. The
 * next look makes a new workspace, with a new epoch.
 *
 * @param url Of the role that owns the tables: nobody else empties the audit log.
 */
export async function emptyDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000, statement_timeout: 20_000 })
  // A connection that is lost fails the statement, and says so once more to nobody.
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query(EMPTY)
  } finally {
    await client.end()
  }
}

const EMPTY = `
  DO $$
  BEGIN
    PERFORM pg_notify('parley_session_ended', id::text) FROM device_session;
    ALTER TABLE audit_entry DISABLE TRIGGER audit_is_kept;
    EXECUTE (SELECT 'TRUNCATE ' || string_agg(quote_ident(tablename), ', ') || ' CASCADE' FROM pg_tables
      WHERE schemaname = current_schema() AND tablename <> '_prisma_migrations');
    ALTER TABLE audit_entry ENABLE ALWAYS TRIGGER audit_is_kept;
  END $$`
