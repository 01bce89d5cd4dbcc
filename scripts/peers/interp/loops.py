def main():
    s = 0
    for i in range(1, 1501):
        for j in range(1, 1501):
            s += (i * j) % 8
    return s
print(main())
