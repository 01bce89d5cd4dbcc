def lines(n):
    out = ""
    for i in range(1, n + 1):
        out += "line "
        out += f"{i}: {i * 7 % 13}\n"
    return out

def numerals(n):
    digits = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
    out = ""
    while n > 0:
        out = digits[n % 10] + " " + out
        n = n // 10
    return out

def main():
    total = len(lines(200_000))
    for i in range(1, 40_001):
        total += len(numerals(i))
    return total
print(main())
