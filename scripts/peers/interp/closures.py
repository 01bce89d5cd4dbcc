def counter(step):
    n = 0
    def following():
        nonlocal n
        n += step
        return n
    return following

def keeper():
    kept = []
    def keep(x):
        kept.append(x)
        return len(kept)
    return keep

def compose(f, g):
    return lambda x: g(f(x))

def main():
    following = counter(3)
    keep = keeper()
    total = 0
    for i in range(1, 300_001):
        total += following()
    for i in range(1, 100_001):
        total += keep(i)
    for i in range(1, 100_001):
        f = compose(lambda x: x + i, lambda x: x * 2)
        total += f(i)
    return total
print(main())
