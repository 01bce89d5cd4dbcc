local s = 0
for i = 1, 1500 do
  for j = 1, 1500 do s = s + (i * j) % 8 end
end
print(s)
