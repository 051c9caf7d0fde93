import { defineScript } from '../link/script.ts'

const NOW = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)`

/**
 * A person is a hash: a field a connection, its value `1` or `0` (active or idle) and the time, by the clock of Redis, at
 * which it is over. What is over is removed on the way.
 */
const LOOK = `${NOW}
local generation = redis.call('GET', KEYS[1])
if not generation then
  generation = ARGV[1]
  redis.call('SET', KEYS[1], generation)
end
local function look(key)
  local state, last = 0, 0
  local fields = redis.call('HGETALL', key)
  for at = 1, #fields, 2 do
    local over = tonumber(string.sub(fields[at + 1], 2))
    if over <= now then
      redis.call('HDEL', key, fields[at])
    else
      if over > last then last = over end
      local own = string.sub(fields[at + 1], 1, 1) == '1' and 2 or 1
      if own > state then state = own end
    end
  end
  return state, last
end`

/** KEYS: the generation, people. ARGV: a new generation. Answers the generation, then each one's state (0 to 2). */
export const READ = defineScript(`${LOOK}
local answer = { generation }
for at = 2, #KEYS do answer[at] = (look(KEYS[at])) end
return answer`)

/**
 * KEYS: the generation, who is there, people. ARGV: a new generation, then of each sign: the index of its person in KEYS,
 * its connection, `1` or `0`, its time to live in milliseconds. Answers the generation, then for each person whether their
 * state changed.
 */
export const GIVE = defineScript(`${LOOK}
local before = {}
for at = 3, #KEYS do before[at] = (look(KEYS[at])) end
for at = 2, #ARGV, 4 do
  redis.call('HSET', KEYS[tonumber(ARGV[at])], ARGV[at + 1], ARGV[at + 2] .. string.format('%.0f', now + tonumber(ARGV[at + 3])))
end
local answer = { generation }
for at = 3, #KEYS do
  local state, last = look(KEYS[at])
  if last > 0 then
    redis.call('PEXPIREAT', KEYS[at], string.format('%.0f', last))
    redis.call('ZADD', KEYS[2], string.format('%.0f', last), KEYS[at])
  end
  answer[at - 1] = state == before[at] and 0 or 1
end
redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', string.format('%.0f', now))
local latest = redis.call('ZRANGE', KEYS[2], -1, -1, 'WITHSCORES')
if latest[2] then redis.call('PEXPIREAT', KEYS[2], latest[2]) end
return answer`)

/** KEYS: who is there. Answers how many they are. */
export const COUNT = defineScript(`${NOW}
return redis.call('ZCOUNT', KEYS[1], '(' .. string.format('%.0f', now), '+inf')`)

/** KEYS: who is there. Answers their keys. */
export const LIST = defineScript(`${NOW}
return redis.call('ZRANGEBYSCORE', KEYS[1], '(' .. string.format('%.0f', now), '+inf')`)
