/** Whether a row of `person` may sign in and be here, in SQL. */
export const IS_ACTIVE = `(person.deactivated_at IS NULL
  AND (person.suspended_at IS NULL OR person.suspended_until <= now()))`

/** What keeps a person out, in SQL: an account that is closed counts as that, whatever else is so. */
export const STATUS = `CASE WHEN person.erased_at IS NOT NULL THEN 'erased'
  WHEN person.deactivated_at IS NOT NULL THEN 'deactivated'
  WHEN person.suspended_at IS NOT NULL AND (person.suspended_until IS NULL OR person.suspended_until > now()) THEN 'suspended'
  ELSE 'active' END`
