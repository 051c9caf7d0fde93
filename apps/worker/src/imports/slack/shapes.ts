import { z } from 'zod'

/** What is read of Slack's files; what else they hold is of no use here. */

const text = z.string().catch('')
const time = z.union([z.number(), z.string().transform(Number)])
const flag = z.boolean().optional().catch(undefined)

export const userShape = z.object({
  id: z.string().min(1),
  name: text,
  real_name: z.string().optional().catch(undefined),
  deleted: flag,
  is_bot: flag,
  is_restricted: flag,
  is_ultra_restricted: flag,
  profile: z
    .object({
      display_name: z.string().optional().catch(undefined),
      real_name: z.string().optional().catch(undefined),
      email: z.string().optional().catch(undefined),
    })
    .catch({}),
})

export const channelShape = z.object({
  id: z.string().min(1),
  name: text,
  created: time.optional().catch(undefined),
  creator: z.string().optional().catch(undefined),
  is_archived: flag,
  members: z.array(z.string()).catch([]),
  topic: z.object({ value: text }).catch({ value: '' }),
  purpose: z.object({ value: text }).catch({ value: '' }),
  pins: z.array(z.object({ id: z.string(), user: z.string(), created: time })).catch([]),
})
export type Channel = z.output<typeof channelShape>

export const messageShape = z.object({
  type: z.string().optional(),
  subtype: z.string().optional().catch(undefined),
  user: z.string().optional().catch(undefined),
  bot_id: z.string().optional().catch(undefined),
  username: z.string().optional().catch(undefined),
  user_profile: z.object({ display_name: text, real_name: text }).optional().catch(undefined),
  bot_profile: z.object({ name: text }).optional().catch(undefined),
  text,
  ts: z.string(),
  thread_ts: z.string().optional().catch(undefined),
  edited: z.object({ ts: z.string() }).optional().catch(undefined),
  reactions: z.array(z.object({ name: z.string(), users: z.array(z.string()) })).catch([]),
  files: z
    .array(z.object({ name: z.string().optional().catch(undefined), title: z.string().optional().catch(undefined) }))
    .catch([]),
  attachments: z
    .array(
      z.object({
        title: z.string().optional().catch(undefined),
        text: z.string().optional().catch(undefined),
        fallback: z.string().optional().catch(undefined),
      }),
    )
    .catch([]),
  pinned_info: z.object({ pinned_by: z.string(), pinned_ts: time }).optional().catch(undefined),
})
export type SlackMessage = z.output<typeof messageShape>
