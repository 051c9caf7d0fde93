import { defineScript } from '../link/script.ts'

/**
 * Instances are fields of one hash: the time of the last sign by the clock of Redis, whether they take people, and the
 * report. Who is asked to drain stands in another. All keys share one tag, so a cluster keeps them on one node.
 */
const NOW = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)`

/**
 * KEYS: the instances, who is to drain, the points of this one. ARGV: its id, its state's first letter, its report, after how
 * many milliseconds all is forgotten, points that are kept, milliseconds that they are, points. Answers 1 where it is to drain.
 */
export const BEAT = defineScript(`${NOW}
redis.call('HSET', KEYS[1], ARGV[1], string.format('%.0f', now) .. ' ' .. ARGV[2] .. ' ' .. ARGV[3])
redis.call('PEXPIRE', KEYS[1], ARGV[4])
if #ARGV > 6 then
  for at = 7, #ARGV do redis.call('RPUSH', KEYS[3], ARGV[at]) end
  redis.call('LTRIM', KEYS[3], -tonumber(ARGV[5]), -1)
  redis.call('PEXPIRE', KEYS[3], ARGV[6])
end
return redis.call('HEXISTS', KEYS[2], ARGV[1])`)

/** KEYS: the instances. ARGV: after how many milliseconds one is forgotten. Answers of each how long ago it was, and its report. */
export const READ = defineScript(`${NOW}
local answer = {}
local fields = redis.call('HGETALL', KEYS[1])
for at = 1, #fields, 2 do
  local when, _, report = string.match(fields[at + 1], '^(%d+) (%a) (.*)$')
  local silent = now - tonumber(when)
  if silent >= tonumber(ARGV[1]) then
    redis.call('HDEL', KEYS[1], fields[at])
  else
    answer[#answer + 1] = string.format('%.0f', math.max(0, silent))
    answer[#answer + 1] = report
  end
end
return answer`)

/**
 * KEYS: the instances, who is to drain. ARGV: an id, after how many milliseconds of silence one is gone, and for how
 * many the order stands. Answers 0 where there is no such instance, 1 where no other takes people, else 2.
 */
export const DRAIN = defineScript(`${NOW}
local found, others = 0, 0
local fields = redis.call('HGETALL', KEYS[1])
for at = 1, #fields, 2 do
  local when, state = string.match(fields[at + 1], '^(%d+) (%a) ')
  if now - tonumber(when) < tonumber(ARGV[2]) and state ~= 'e' then
    local leaves = state == 'd' or redis.call('HEXISTS', KEYS[2], fields[at]) == 1
    if fields[at] == ARGV[1] then
      if leaves then return 2 end
      found = 1
    elseif state == 'o' and not leaves then
      others = others + 1
    end
  end
end
if found == 0 then return 0 end
if others == 0 then return 1 end
redis.call('HSET', KEYS[2], ARGV[1], '1')
redis.call('PEXPIRE', KEYS[2], ARGV[3])
return 2`)
