#!/usr/bin/env python3
"""Trains the served model (19 features, 100 rounds, numeric codes) and saves it with its training rows
(serve_rows.csv) and 1,000 single-row requests (bodies_fast.txt, bodies_named.txt)."""
import json, os, shutil, sys
sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))
from common import DATA, OUT
import lightgbm as lgb, numpy as np, pandas as pd

home = f"{OUT}/serve"; shutil.rmtree(home, ignore_errors=True); os.makedirs(home)
CATS = ["region", "plan", "contract", "payment", "device", "city"]
df = pd.read_csv(f"{DATA}/churn_1m.csv", nrows=200_000).drop(columns=["customer_id", "signup_date"])
for c in CATS:
    df[c] = df[c].fillna("unknown").astype("category").cat.codes.astype("float64")
df.iloc[:180_000].to_csv(f"{home}/serve_rows.csv", index=False)
y = df.pop("churn").to_numpy()
names, X = list(df.columns), df.to_numpy(dtype="float64")
# numeric splits on the codes, so that every server sees the same features
b = lgb.train(dict(objective="binary", num_leaves=31, verbose=-1, seed=1), lgb.Dataset(X[:180_000], y[:180_000], feature_name=names), 100)
b.save_model(f"{home}/model.txt")
rows = X[-1000:]
clean = lambda r: [None if np.isnan(v) else float(v) for v in r]
json.dump({"names": names, "expect": b.predict(rows).tolist()}, open(f"{home}/expect.json", "w"))
with open(f"{home}/bodies_fast.txt", "w") as f:
    for r in rows:
        f.write(json.dumps({"features": clean(r)}) + "\n")
with open(f"{home}/bodies_named.txt", "w") as f:
    for r in rows:
        f.write(json.dumps(dict(zip(names, clean(r)))) + "\n")
