import { Refusal } from '@parley/protocol'

/** Which field a refusal belongs under. */
export function fieldOf(refusal: unknown): 'name' | 'topic' | 'description' | null {
  if (!(refusal instanceof Refusal)) return null
  if (refusal.code === 'ROOM_NAME_INVALID' || refusal.code === 'ROOM_NAME_TAKEN') return 'name'
  if (refusal.code === 'TOPIC_TOO_LONG') return 'topic'
  if (refusal.code === 'DESCRIPTION_TOO_LONG') return 'description'
  const { field } = refusal
  return field === 'name' || field === 'topic' || field === 'description' ? field : null
}
