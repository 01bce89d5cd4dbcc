local function main()
  local points = {}
  for i = 1, 100000 do points[#points + 1] = {x = i, y = i % 17, seen = 0} end
  local total = 0
  for turn = 1, 3 do
    for _, p in ipairs(points) do total = total + p.x - p.y end
    for i = 1, 100000 do points[i].seen = points[i].seen + turn end
  end
  local best = {x = 0, y = 0, seen = 0}
  for i = 1, 400000 do
    best.x = best.x + best.y
    best.y = best.x % 7 + 1
  end
  for _, p in ipairs(points) do total = total + p.seen end
  return total + best.x
end
print(main())
