"""A lean FastAPI server of one LightGBM model: an async endpoint, orjson both ways, one numpy row, one thread."""
import os
import lightgbm as lgb, numpy as np, orjson
from fastapi import FastAPI, Request, Response

app = FastAPI()
booster = lgb.Booster(model_file=os.environ["OUT"] + "/serve/model.txt")


@app.post("/predict")
async def predict(req: Request):
    x = np.array([orjson.loads(await req.body())["features"]], dtype=np.float64)
    return Response(orjson.dumps({"prediction": float(booster.predict(x, num_threads=1)[0])}), media_type="application/json")
