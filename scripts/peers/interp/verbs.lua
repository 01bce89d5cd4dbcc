local function map(xs, f)
  local out = {}
  for i = 1, #xs do out[i] = f(xs[i]) end
  return out
end

local function filter(xs, f)
  local out = {}
  for i = 1, #xs do if f(xs[i]) then out[#out + 1] = xs[i] end end
  return out
end

local function reduce(xs, f, start)
  local all = start
  for i = 1, #xs do all = f(all, xs[i]) end
  return all
end

local function range(a, b)
  local out = {}
  for i = a, b do out[#out + 1] = i end
  return out
end

local function sum(xs)
  local all = 0
  for i = 1, #xs do all = all + xs[i] end
  return all
end

local function largest(xs)
  local most = xs[1]
  for i = 2, #xs do if xs[i] > most then most = xs[i] end end
  return most
end

local function main()
  local total = 0
  local words = {"pear", "fig", "banana"}
  local abs = math.abs
  for i = 1, 200000 do
    total = total + #words + abs(i - 100000)
    if i % 4 == 0 then total = total + #string.upper(words[i % 3 + 1]) end
  end
  for turn = 1, 5 do
    local xs = filter(map(range(1, 50000), function(x) return x * 2 end), function(x) return x % 3 == 0 end)
    total = total + sum(xs) + largest(xs) + #xs
    total = total + reduce(xs, function(a, b) return a + b % 10 end, 0)
  end
  return total
end
print(main())
