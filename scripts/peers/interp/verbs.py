from functools import reduce

def main():
    total = 0
    words = ["pear", "fig", "banana"]
    for i in range(1, 200_001):
        total += len(words) + abs(i - 100_000)
        if i % 4 == 0:
            total += len(words[i % 3].upper())
    for turn in range(5):
        xs = list(filter(lambda x: x % 3 == 0, map(lambda x: x * 2, range(1, 50_001))))
        total += sum(xs) + max(xs) + len(xs)
        total += reduce(lambda a, b: a + b % 10, xs, 0)
    return total
print(main())
