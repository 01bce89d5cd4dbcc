local function counter(step)
  local n = 0
  return function() n = n + step; return n end
end

local function keeper()
  local kept = {}
  return function(x) kept[#kept + 1] = x; return #kept end
end

local function compose(f, g)
  return function(x) return g(f(x)) end
end

local function main()
  local following = counter(3)
  local keep = keeper()
  local total = 0
  for i = 1, 300000 do total = total + following() end
  for i = 1, 100000 do total = total + keep(i) end
  for i = 1, 100000 do
    local f = compose(function(x) return x + i end, function(x) return x * 2 end)
    total = total + f(i)
  end
  return total
end
print(main())
