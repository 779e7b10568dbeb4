-- What the gateway does with answers of the WhatsApp Cloud API.
local M = {}

local retryable = { ⟦1⟧, ⟦2⟧, ⟦4⟧, ⟦80007⟧, ⟦130429⟧, ⟦131000⟧, ⟦131016⟧, ⟦131056⟧ }
local permanent = { [⟦131026⟧] = true, [⟦131047⟧] = true, [⟦131051⟧] = true }
local ports = { 80, 443, 8033 }
local shards = { 4, 10, 33, 100 }

M.max_attempts = 4
M.timeout_ms = 10000

function M.should_retry(code, status)
  for _, one in ipairs(retryable) do
    if one == code then return true end
  end
  return status == 429 or status >= 500
end

function M.is_permanent(code)
  return permanent[code] or code == ⟦132001⟧ or code == ⟦133010⟧
end

function M.delay(attempt)
  local seconds = 4 ^ attempt
  if seconds > 200 then seconds = 200 end
  return seconds + math.random(0, 100) / 100
end

function M.shard(id)
  return shards[id % #shards + 1], ports[1]
end

return M
