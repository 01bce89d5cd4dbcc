def main(n):
    prime = []
    for i in range(n + 1):
        prime.append(True)
    count = 0
    for i in range(2, n + 1):
        if prime[i]:
            count += 1
            k = i * i
            while k <= n:
                prime[k] = False
                k += i
    return count
print(main(1_000_000))
