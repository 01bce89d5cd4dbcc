def main():
    s = 0
    for i in range(1, 2237):
        for j in range(1, 2237):
            s += (i * j) % 8
    return s
print(main())
