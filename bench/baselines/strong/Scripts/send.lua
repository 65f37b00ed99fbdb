-- KEYS: otp, cool-down of the phone, sends of the phone in this hour
-- ARGV: digest of the code, phone, life in seconds, sends per hour, cool-down in seconds
-- Returns 0 when the OTP was made, else the seconds to wait.
local wait = redis.call('TTL', KEYS[2])
if wait > 0 then
  return wait
end
if tonumber(redis.call('GET', KEYS[3]) or '0') >= tonumber(ARGV[4]) then
  return math.max(1, redis.call('TTL', KEYS[3]))
end
if redis.call('INCR', KEYS[3]) == 1 then
  redis.call('EXPIRE', KEYS[3], 3600)
end
redis.call('SET', KEYS[2], '1', 'EX', ARGV[5])
redis.call('HSET', KEYS[1], 'digest', ARGV[1], 'phone', ARGV[2], 'attempts', 0, 'verified', 0)
redis.call('EXPIRE', KEYS[1], ARGV[3])
return 0
