local s = 0
for i = 1, 2236 do
  for j = 1, 2236 do s = s + (i * j) % 8 end
end
print(s)
