import * as core from '@parley/core'
import type { Handler } from './handler.ts'

export const vote: Handler<'poll.vote'> = async ({ chat, principal, input }) => {
  const { output, published } = await core.vote(chat.core, principal, input)
  chat.fanOut.publish(published)
  return output
}

export const closePoll: Handler<'poll.close'> = async ({ chat, principal, input }) => {
  const { output, published } = await core.closePoll(chat.core, principal, input)
  chat.fanOut.publish(published)
  return output
}

export const readVotes: Handler<'poll.mine'> = ({ chat, principal, input }) =>
  core.readVotes(chat.core, principal, input)
