local function main()
  local xs = {}
  for i = 1, 1000000 do xs[#xs + 1] = i * 1.5 end
  return xs
end
local xs = main()
print(xs[1000000])
