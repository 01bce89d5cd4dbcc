local function lines(n)
  local parts = {}
  for i = 1, n do
    parts[#parts + 1] = "line "
    parts[#parts + 1] = i .. ": " .. i * 7 % 13 .. "\n"
  end
  return table.concat(parts)
end

local function numerals(n)
  local digits = {"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"}
  local out = ""
  while n > 0 do
    out = digits[n % 10 + 1] .. " " .. out
    n = n // 10
  end
  return out
end

local function main()
  local total = #lines(200000)
  for i = 1, 40000 do total = total + #numerals(i) end
  return total
end
print(main())
