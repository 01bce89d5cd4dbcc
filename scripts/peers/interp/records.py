def main():
    points = []
    for i in range(1, 100_001):
        points.append({"x": i, "y": i % 17, "seen": 0})
    total = 0
    for turn in range(1, 4):
        for p in points:
            total += p["x"] - p["y"]
        for i in range(100_000):
            points[i]["seen"] += turn
    best = {"x": 0, "y": 0, "seen": 0}
    for i in range(1, 400_001):
        best["x"] += best["y"]
        best["y"] = best["x"] % 7 + 1
    for p in points:
        total += p["seen"]
    return total + best["x"]
print(main())
