import type { Ask } from '../connection/ask.ts'

/** Somebody of a file, as the next look finds them. */
export interface UnsettledPerson {
  readonly key: string
  readonly handle: string
  readonly displayName: string
  readonly email: string | null
}

/** People of whom it is not known yet who they are here, by key. */
export function findUnsettled(ask: Ask, jobId: string, limit: number): Promise<UnsettledPerson[]> {
  return ask(
    'import_unsettled',
    `SELECT key, handle, display_name AS "displayName", email FROM import_person
     WHERE job_id = $1::uuid AND NOT settled ORDER BY key LIMIT $2`,
    [jobId, limit],
  )
}

export interface AccountHere {
  readonly id: string
  readonly handle: string
  readonly email: string | null
}

/** Who is here under one of these handles or addresses. */
export function findAccountsNamed(
  ask: Ask,
  { handles, emails }: { handles: readonly string[]; emails: readonly string[] },
): Promise<AccountHere[]> {
  return ask(
    'import_accounts_named',
    `SELECT id::text, handle, email FROM person
     WHERE erased_at IS NULL AND (handle = ANY ($1::text[]) OR email = ANY ($2::text[]))`,
    [handles, emails],
  )
}

/**
 * Of these handles, those that nobody can be given: somebody has them here, or another one of the file gets them. Each by an
 * index of its own, whatever is known of a table that is being filled: else everybody in the file is compared with all of them.
 */
export async function findUsedHandles(
  ask: Ask,
  jobId: string,
  { handles, emails }: { handles: readonly string[]; emails: readonly string[] },
): Promise<{ handles: Set<string>; emails: Set<string> }> {
  const rows = await ask<{ handle: string; email: string | null }>(
    'import_used_handles',
    `WITH named AS MATERIALIZED (
       SELECT found.* FROM unnest($2::text[]) AS asked (handle) CROSS JOIN LATERAL (
         SELECT handle, email, settled, person_id FROM import_person WHERE job_id = $1::uuid AND handle = asked.handle OFFSET 0) AS found
       UNION ALL
       SELECT found.* FROM unnest($3::text[]) AS asked (email) CROSS JOIN LATERAL (
         SELECT handle, email, settled, person_id FROM import_person WHERE job_id = $1::uuid AND email = asked.email OFFSET 0) AS found
     )
     SELECT handle, email FROM named WHERE settled AND person_id IS NULL
     UNION ALL SELECT handle, email FROM person WHERE handle = ANY ($2::text[])
     UNION ALL SELECT handle, email FROM person WHERE email = ANY ($3::text[])`,
    [jobId, handles, emails],
  )
  return {
    handles: new Set(rows.map(({ handle }) => handle)),
    emails: new Set(rows.flatMap(({ email }) => email ?? [])),
  }
}

export interface SettledPerson {
  readonly key: string
  readonly handle: string
  readonly displayName: string
  readonly email: string | null
  /** Who they are here; null where an account is to be made. */
  readonly personId: string | null
}

export async function writeSettled(ask: Ask, jobId: string, people: readonly SettledPerson[]): Promise<void> {
  await ask(
    'write_settled',
    `UPDATE import_person SET settled = true, handle = given.handle, display_name = given."displayName", email = given.email,
       person_id = given."personId"
     FROM jsonb_to_recordset($2::jsonb) AS given (key text, handle text, "displayName" text, email text, "personId" uuid)
     WHERE import_person.job_id = $1::uuid AND import_person.key = given.key`,
    [jobId, JSON.stringify(people)],
  )
}

/**
 * Makes it unknown again who some of the people are for whom no account was made, behind a key: much may have changed since they
 * were looked up. Returns the last key that was looked at; null where there was none.
 */
export async function unsettlePeople(ask: Ask, jobId: string, after: string, most: number): Promise<string | null> {
  const [row] = await ask<{ last: string | null }>(
    'unsettle_people',
    `WITH span AS (
       SELECT max(key) AS last FROM (SELECT key FROM import_person WHERE job_id = $1::uuid AND key > $2 ORDER BY key LIMIT $3) AS next
     ), unsettled AS (
       UPDATE import_person SET settled = false, person_id = NULL
       WHERE job_id = $1::uuid AND key > $2 AND key <= (SELECT last FROM span) AND NOT made
     )
     SELECT last FROM span`,
    [jobId, after, most],
  )
  return row?.last ?? null
}

/** Who is to be made, by key. */
export function findToMake(ask: Ask, jobId: string, limit: number): Promise<{ key: string }[]> {
  return ask(
    'import_to_make',
    `SELECT key FROM import_person WHERE job_id = $1::uuid AND settled AND person_id IS NULL ORDER BY key LIMIT $2`,
    [jobId, limit],
  )
}

/**
 * Makes accounts with a password that nobody knows. Returns the keys of those that were made; the others met a name that was
 * taken in this moment.
 */
export async function makePeople(
  ask: Ask,
  jobId: string,
  people: readonly { readonly key: string; readonly id: string }[],
  passwordHash: string,
): Promise<string[]> {
  const rows = await ask<{ key: string }>(
    'import_make_people',
    `WITH given AS (
       SELECT given.id, staged.* FROM jsonb_to_recordset($2::jsonb) AS given (key text, id uuid)
         JOIN import_person AS staged ON staged.job_id = $1::uuid AND staged.key = given.key
     ), made AS (
       INSERT INTO person (id, handle, email, display_name, password_hash, role, deactivated_at)
       SELECT given.id, given.handle, given.email, given.display_name, $3,
         CASE WHEN given.guest THEN 'guest'::workspace_role ELSE 'member' END, CASE WHEN given.deactivated THEN now() END
       FROM given ON CONFLICT DO NOTHING RETURNING id
     )
     UPDATE import_person SET person_id = made.id, made = true FROM made JOIN given ON given.id = made.id
     WHERE import_person.job_id = $1::uuid AND import_person.key = given.key RETURNING import_person.key`,
    [jobId, JSON.stringify(people), passwordHash],
  )
  return rows.map(({ key }) => key)
}

/** Who the people of these keys are here, by key; whoever has no account is left out. */
export async function findImported(
  ask: Ask,
  jobId: string,
  keys: readonly string[],
): Promise<Map<string, { readonly id: string; readonly handle: string }>> {
  const rows = await ask<{ key: string; id: string; handle: string }>(
    'import_imported',
    `SELECT staged.key, staged.person_id::text AS id, person.handle FROM import_person AS staged
       JOIN person ON person.id = staged.person_id
     WHERE staged.job_id = $1::uuid AND staged.key = ANY ($2::text[])`,
    [jobId, keys],
  )
  return new Map(rows.map(({ key, id, handle }) => [key, { id, handle }]))
}
