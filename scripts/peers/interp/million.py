def main():
    xs = []
    for i in range(1, 1_000_001):
        xs.append(i * 1.5)
    return xs
xs = main()
print(xs[999_999])
