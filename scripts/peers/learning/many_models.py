#!/usr/bin/env python3
"""A LightGBM model of each of 1,000 segments, data in memory: joblib's processes, or the bare C calls on threads (--bare)."""
import argparse, ctypes, os, sys
from concurrent.futures import ThreadPoolExecutor
sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
from common import DATA, phase, report
import numpy as np, pandas as pd, lightgbm as lgb
from joblib import Parallel, delayed

ap = argparse.ArgumentParser()
ap.add_argument("--bare", action="store_true")
a = ap.parse_args()
ROUNDS, CORES = 50, os.cpu_count()
frame = pd.read_parquet(f"{DATA}/many_1m.parquet")
segments = [(g.drop(columns=["segment", "y"]).to_numpy(), g.y.to_numpy().astype(np.float32)) for _, g in frame.groupby("segment")]
del frame


def one(X, y):
    params = dict(objective="binary", num_leaves=31, num_threads=1, verbose=-1, seed=1, deterministic=True, force_row_wise=True)
    return lgb.train(params, lgb.Dataset(X, y), ROUNDS).model_to_string()


def bare(X, y):
    """The C calls that a program of one's own would make, and nothing else."""
    call = lgb.basic._LIB
    text = b"objective=binary num_leaves=31 num_threads=1 verbosity=-1 seed=1 deterministic=true force_row_wise=true"
    X = np.ascontiguousarray(X)
    data, booster, finished, length = ctypes.c_void_p(), ctypes.c_void_p(), ctypes.c_int(), ctypes.c_int64()
    check = lambda code: code and sys.exit("LightGBM failed")
    check(call.LGBM_DatasetCreateFromMat(X.ctypes.data_as(ctypes.c_void_p), 1, ctypes.c_int32(X.shape[0]), ctypes.c_int32(X.shape[1]), 1, text, None, ctypes.byref(data)))
    check(call.LGBM_DatasetSetField(data, b"label", y.ctypes.data_as(ctypes.c_void_p), len(y), 0))
    check(call.LGBM_BoosterCreate(data, text, ctypes.byref(booster)))
    for _ in range(ROUNDS): check(call.LGBM_BoosterUpdateOneIter(booster, ctypes.byref(finished)))
    room = ctypes.create_string_buffer(1 << 20)
    check(call.LGBM_BoosterSaveModelToString(booster, 0, -1, 1, ctypes.c_int64(len(room)), ctypes.byref(length), room))
    call.LGBM_BoosterFree(booster); call.LGBM_DatasetFree(data)
    return room.raw[:length.value]


with phase("train"):
    if a.bare:
        with ThreadPoolExecutor(CORES) as pool: texts = list(pool.map(lambda s: bare(*s), segments))
    else:
        texts = Parallel(n_jobs=CORES)(delayed(one)(X, y) for X, y in segments)
report("many", models=len(texts), mb=round(sum(map(len, texts)) / 1e6, 1))
