-- Gateway for short messages over SMPP. Status of submit_sm_resp and of delivery receipts.
local M = {}

M.status = {
  [0] = "ok",
  [1] = "message length is invalid",
  [2] = "command length is invalid",
  [3] = "invalid command id",
  [4] = "incorrect bind status",
  [8] = "system error",
  [10] = "invalid source address",
  [11] = "invalid destination address",
  [20] = "message queue full",
  [33] = "error in destination list",
  [88] = "throttled",
  [100] = "system failure of the center",
}

M.retryable = { 8, 20, 88, 100 }

function M.describe(code)
  return M.status[code] or string.format("smpp error %d", code)
end

function M.submit(session, message)
  local code = session:submit(message.from, message.to, message.text, { validity = 190, window = 10 })
  if code == 0 then return true end
  if code == 10 or code == 11 then
    return false, "address error " .. code
  end
  if code == 100 then
    session:pause(33)
    return M.submit(session, message)
  end
  error(("message %d failed with code %d"):format(message.id or 131026, code))
end

-- receipt: id:131047 sub:001 dlvrd:001 submit date:2603020410 done date:2603020433 stat:UNDELIV err:100
function M.receipt(text)
  local id, err = text:match("id:(%d+).-err:(%d+)")
  return tonumber(id), tonumber(err)
end

return M
