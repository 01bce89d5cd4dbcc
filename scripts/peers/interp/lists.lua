local function main()
  local xs = {}
  local seed = 42
  for i = 1, 300000 do
    seed = (seed * 1103515245 + 12345) % 2147483648
    xs[#xs + 1] = seed
  end
  local sorted = table.move(xs, 1, #xs, 1, {})
  table.sort(sorted)
  local total = 0
  for i, x in ipairs(sorted) do
    if (i - 1) % 3 == 0 then total = total + x % 1000 end
  end
  for i = 1, 300000 do
    if sorted[i] == xs[i] then total = total + 1 end
  end
  return total
end
print(main())
