#!/usr/bin/env python3
"""1 M rows of CSV with pandas, then 100 rounds of LightGBM on them; and SHAP values of 100,000 rows (--shap)."""
import argparse, os, sys
sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
from common import DATA, phase, report
import numpy as np, pandas as pd, lightgbm as lgb

ap = argparse.ArgumentParser()
ap.add_argument("--shap", action="store_true")
a = ap.parse_args()
with phase("load"):
    frame = pd.read_csv(f"{DATA}/churn_1m.csv").drop(columns=["customer_id", "signup_date"])
    texts = [c for c in frame.columns if frame[c].dtype.kind not in "ifb"]
    for c in texts: frame[c] = frame[c].astype("category")
    y, X = frame.churn, frame.drop(columns="churn")
params = dict(objective="binary", num_leaves=31, learning_rate=.1, num_threads=os.cpu_count(), verbose=-1, seed=1)
with phase("train"):
    model = lgb.train(params, lgb.Dataset(X, y), 100)
if a.shap:
    with phase("shap"):
        values = model.predict(X.head(100_000), pred_contrib=True)
        mean = np.abs(values[:, :-1]).mean(0)
report("train", rows=len(y))
