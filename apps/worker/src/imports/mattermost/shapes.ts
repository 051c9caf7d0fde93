import { z } from 'zod'

/** What is read of a line of Mattermost's bulk export. */

const text = z.string().catch('')
const maybe = z.string().optional().catch(undefined)
const time = z.number().optional().catch(undefined)
const reactions = z
  .array(z.object({ user: z.string(), emoji_name: z.string() }))
  .nullish()
  .catch([])
const attachments = z
  .array(z.object({ path: text }))
  .nullish()
  .catch([])

const reply = z.object({
  user: z.string().min(1),
  type: maybe,
  message: text,
  create_at: z.number(),
  edit_at: time,
  reactions,
  attachments,
})
const post = reply.extend({ is_pinned: z.boolean().nullish().catch(null), replies: z.array(reply).nullish().catch([]) })
export type Reply = z.output<typeof reply>
export type Post = z.output<typeof post>

const lines = z.discriminatedUnion('type', [
  z.object({ type: z.literal('version'), version: z.number() }),
  z.object({
    type: z.literal('channel'),
    channel: z.object({
      team: z.string(),
      name: z.string(),
      display_name: text,
      type: text,
      header: text,
      purpose: text,
      deleted_at: time,
    }),
  }),
  z.object({
    type: z.literal('user'),
    user: z.object({
      username: z.string().min(1),
      email: maybe,
      nickname: maybe,
      first_name: maybe,
      last_name: maybe,
      roles: text,
      delete_at: time,
      teams: z
        .array(
          z.object({
            name: z.string(),
            channels: z
              .array(z.object({ name: z.string(), roles: text }))
              .nullish()
              .catch([]),
          }),
        )
        .nullish()
        .catch([]),
    }),
  }),
  z.object({ type: z.literal('bot'), bot: z.object({ username: z.string().min(1), display_name: text }) }),
  z.object({ type: z.literal('post'), post: post.extend({ team: z.string(), channel: z.string() }) }),
  z.object({
    type: z.literal('direct_channel'),
    direct_channel: z.object({
      members: z.array(z.string()).nullish(),
      participants: z.array(z.object({ username: z.string() })).nullish(),
      header: text,
    }),
  }),
  z.object({
    type: z.literal('direct_post'),
    direct_post: post.extend({ channel_members: z.array(z.string()) }),
  }),
])
export type MattermostLine = z.output<typeof lines>

/** Lines of a kind that is not read here. */
const other = z.object({ type: z.enum(['team', 'role', 'scheme', 'emoji', 'info', 'project', 'board', 'template']) })
export const lineShape = z.union([lines, other])
