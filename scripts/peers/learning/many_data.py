#!/usr/bin/env python3
"""1,000 segments of 1,000 rows x 10 features and a class each, as one Parquet file; segment k depends on (7, k) only."""
import os, sys
import numpy as np, pyarrow as pa, pyarrow.parquet as pq

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
from common import DATA

parts = []
for k in range(1000):
    r = np.random.default_rng([7, k])
    X = r.normal(size=(1000, 10)); w = r.normal(size=10)
    y = X @ w + .5 * X[:, 0] * X[:, 1] + r.normal(size=1000) > 0
    parts.append((X, y))
X, y = np.concatenate([p[0] for p in parts]), np.concatenate([p[1] for p in parts])
order = np.random.default_rng(8).permutation(len(y))  # rows of one segment do not lie together
columns = {"segment": np.repeat(np.arange(1000), 1000)[order]} | {f"x{i}": X[order, i] for i in range(10)} | {"y": y[order]}
os.makedirs(DATA, exist_ok=True)
pq.write_table(pa.table(columns), f"{DATA}/many_1m.parquet.part", compression="snappy")
os.replace(f"{DATA}/many_1m.parquet.part", f"{DATA}/many_1m.parquet")
