local function main(n)
  local prime = {}
  for i = 0, n do prime[#prime + 1] = true end
  local count = 0
  for i = 2, n do
    if prime[i + 1] then
      count = count + 1
      local k = i * i
      while k <= n do
        prime[k + 1] = false
        k = k + i
      end
    end
  end
  return count
end
print(main(1000000))
