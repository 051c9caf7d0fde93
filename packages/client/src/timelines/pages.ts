import { type HistoryPage, Refusal } from '@parley/protocol'
import type { Request } from '../connection/requests.ts'
import type { Workspace } from '../workspace/workspace.ts'
import type { Timeline } from './timeline.ts'

export interface PagePart {
  readonly before?: number
  readonly after?: number
  readonly limit: number
}

interface PagesNeeds {
  readonly request: Request
  readonly workspace: Workspace
}

/** A page of what stands in a timeline. */
export function askPage({ request, workspace }: PagesNeeds, timeline: Timeline, part: PagePart): Promise<HistoryPage> {
  const { roomId, thread } = timeline
  return request('room.history', { roomId, epoch: workspace.epoch, ...(thread !== null && { thread }), ...part })
}

/** What the thread hangs on: it stands in the room, where it is the newest up to its own seq. */
export async function askRoot(
  { request, workspace }: PagesNeeds,
  { roomId, thread }: Timeline,
): Promise<Omit<HistoryPage, 'more'>> {
  if (thread === null) return { messages: [], people: [], head: Number.POSITIVE_INFINITY }
  const page = await request('room.history', { roomId, epoch: workspace.epoch, before: thread + 1, limit: 1 })
  if (page.messages.at(-1)?.seq !== thread) throw new Refusal('MESSAGE_NOT_FOUND')
  return page
}
