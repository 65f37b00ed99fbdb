-- KEYS: otp
-- ARGV: digest of the code, attempts allowed
-- Returns the outcome and what belongs to it: right 0 + phone, wrong 1 + attempts left, unknown 2, verified before 3, used up 4.
local otp = redis.call('HMGET', KEYS[1], 'digest', 'phone', 'attempts', 'verified')
if not otp[1] then
  return {2}
end
if otp[4] == '1' then
  return {3}
end
local allowed = tonumber(ARGV[2])
if tonumber(otp[3]) >= allowed then
  return {4}
end
local attempts = redis.call('HINCRBY', KEYS[1], 'attempts', 1)
if otp[1] ~= ARGV[1] then
  return {1, allowed - attempts}
end
redis.call('HSET', KEYS[1], 'verified', 1)
return {0, otp[2]}
