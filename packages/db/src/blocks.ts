/**
 * SQL: whom a person blocked, as an array. Looked up once for a person, not for each message.
 * @param person an SQL expression
 */
export function blockedBy(person: string): string {
  return `ARRAY(SELECT substr(block.key, 7)::uuid FROM personal_item AS block
    WHERE block.room_id = ${person} AND block.key LIKE 'block:%' AND block.value IS NOT NULL)`
}
