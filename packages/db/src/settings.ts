import type { Settings, SettingsVersion } from '@parley/protocol'
import type { Ask } from './connection/ask.ts'

/** The channel on which a trigger tells of each change of the settings. */
export const SETTINGS_CHANNEL = 'parley_settings'

/** What was set in the workspace; what is not in it is as it is by itself. */
export interface SettingsRow {
  readonly epoch: string
  readonly version: number
  /** Of the announcement. */
  readonly bannerVersion: number
  readonly stored: Partial<Settings>
}

/** Null where there is no workspace yet. */
export async function loadSettings(ask: Ask): Promise<SettingsRow | null> {
  const [row] = await ask<{ epoch: string; version: number; banner_version: number; settings: Partial<Settings> }>(
    'settings',
    'SELECT epoch::text, settings_version AS version, banner_version, settings FROM workspace WHERE id = 1',
    [],
  )
  return row === undefined
    ? null
    : { epoch: row.epoch, version: row.version, bannerVersion: row.banner_version, stored: row.settings }
}

/** Writes what was set, with its version, within the transaction that read what was before. */
export async function writeSettings(
  ask: Ask,
  next: Omit<SettingsRow, 'epoch'> & { readonly before: Partial<Settings>; readonly byId: string },
): Promise<void> {
  const settings = JSON.stringify(next.stored)
  await ask(
    'write_settings',
    `UPDATE workspace SET settings = $1::jsonb, settings_version = $2, banner_version = $3,
       name = coalesce($1::jsonb ->> 'workspace.name', name) WHERE id = 1`,
    [settings, next.version, next.bannerVersion],
  )
  await ask(
    'insert_settings_version',
    'INSERT INTO settings_version (version, by_id, settings, before) VALUES ($1, $2::uuid, $3::jsonb, $4::jsonb)',
    [next.version, next.byId, settings, JSON.stringify(next.before)],
  )
}

/** Versions of the settings, the newest first. */
export async function findSettingsVersions(
  ask: Ask,
  { before, limit }: { readonly before: number | null; readonly limit: number },
): Promise<SettingsVersion[]> {
  const rows = await ask<
    { version: number; at: Date; by_id: string | null } & Pick<SettingsVersion, 'settings' | 'before'>
  >(
    'settings_versions',
    `SELECT version, at, by_id::text, settings, before FROM settings_version
     WHERE $1::int IS NULL OR version < $1::int ORDER BY version DESC LIMIT $2`,
    [before, limit],
  )
  return rows.map(({ version, at, by_id, settings, before }) => ({
    version,
    at: at.toISOString(),
    byId: by_id,
    settings,
    before,
  }))
}

/**
 * Takes an own upload as the picture of the workspace, or one that was that before. Returns whether there is such a one. None
 * is given up: an older version of the settings may come back.
 */
export async function attachIcon(ask: Ask, fileId: string, personId: string): Promise<boolean> {
  const rows = await ask(
    'attach_icon',
    `UPDATE file SET attached_at = coalesce(attached_at, clock_timestamp())
     WHERE id = $1::uuid AND purpose = 'icon' AND deleted_at IS NULL AND (owner_id = $2::uuid OR attached_at IS NOT NULL)
     RETURNING id`,
    [fileId, personId],
  )
  return rows.length > 0
}

/** A picture that was taken as the workspace's: whoever asks may see it. */
export async function findIcon(
  ask: Ask,
  fileId: string,
): Promise<{
  readonly id: string
  readonly name: string
  readonly mediaType: string
  readonly hash: Uint8Array
  readonly bytesOf: string
} | null> {
  const [row] = await ask<{ id: string; name: string; media_type: string; hash: Buffer }>(
    'icon',
    `SELECT id::text, name, media_type, hash FROM file
     WHERE id = $1::uuid AND purpose = 'icon' AND attached_at IS NOT NULL AND deleted_at IS NULL`,
    [fileId],
  )
  return row ? { id: row.id, name: row.name, mediaType: row.media_type, hash: row.hash, bytesOf: row.id } : null
}
