def main():
    xs = []
    seed = 42
    for i in range(1, 300_001):
        seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
        xs.append(seed)
    ordered = sorted(xs)
    total = 0
    for i, x in enumerate(ordered):
        if i % 3 == 0:
            total += x % 1000
    for i in range(300_000):
        if ordered[i] == xs[i]:
            total += 1
    return total
print(main())
