"""The part `learning` of scripts/bench: training, thousands of models, SHAP, fairness, tables and recipes beside their peers."""
import json, os, re, statistics, subprocess, tempfile

HERE = os.path.dirname(os.path.abspath(__file__))


def run(bench, runs):
    """Each line in turn with its peer; the medians are compared."""
    bench.need(bench.PYTHON)
    data(bench)
    held = {}
    held |= training(bench, runs)
    held |= families(bench, runs)
    held |= tables(bench, runs)
    held |= recipes(bench)
    if os.path.exists(f"{HERE}/fairness.mlops"): held |= fairness(bench, runs)
    bench.targets("learning", **held)


def data(bench):
    missing = [size for size, name in (("1m", "churn_1m.csv"), ("1m", "churn_1m.parquet"), ("10m", "churn_10m.parquet")) if not os.path.exists(f"{bench.DATA}/{name}")]
    if missing: subprocess.run([bench.PYTHON, f"{bench.PROGRAMS}/gen.py", "--sizes", ",".join(sorted(set(missing)))], check=True, env=bench.QUIET)
    if not os.path.exists(f"{bench.DATA}/many_1m.parquet"): subprocess.run([bench.PYTHON, f"{HERE}/many_data.py"], check=True, env=bench.QUIET)


def ours(bench, script, *words):
    """The milliseconds that a script prints by name, as seconds, and its peak megabytes."""
    with tempfile.TemporaryDirectory() as folder:
        _, memory, out = bench.measured([bench.MLOPS, "run", f"{HERE}/{script}", *words], dict(bench.QUIET, MLOPS_WORKSPACE=f"{folder}/w"))
        size = max((os.path.getsize(os.path.join(at, f)) for at, _, files in os.walk(folder) for f in files), default=0)
    return {name: float(value) / 1e3 for name, value in re.findall(r"([a-z]+) ([0-9][0-9.e+-]*)", out)} | {"peak": memory, "largest": size / 1e6}


def peer(bench, script, *words):
    """The phases of a program in seconds, and its peak megabytes."""
    _, memory, out = bench.measured([bench.PYTHON, f"{HERE}/{script}", *words])
    found = json.loads(out.splitlines()[-1])
    return found["phases_s"] | {"peak": memory, "mb": found.get("mb", 0)}


def medians(runs, programs):
    """Runs all in turn, so that a slow machine is slow for all; the median of every number."""
    tries = {name: [] for name in programs}
    for _ in range(max(1, runs)):
        for name, once in programs.items(): tries[name].append(once())
    return {name: {key: statistics.median(t[key] for t in found) for key in found[0]} for name, found in tries.items()}


def training(bench, runs):
    print("learning: 1 M rows x 19 features, 100 rounds; SHAP values of 100,000 rows")
    found = medians(runs, {
        "mlops": lambda: ours(bench, "train.mlops", "--source", f"{bench.DATA}/churn_1m.csv", "--shap", "true"),
        "pandas + LightGBM": lambda: peer(bench, "train.py", "--shap")})
    bench.row("program (medians)", "load s", "train s", "shap s", "peak MB")
    for name, t in found.items(): bench.row(name, *[f"{t[k]:.2f}" for k in ("load", "train", "shap")], f"{t['peak']:.0f}")
    a, b = found.values()
    return {"1.05 of LightGBM's training": a["train"] <= 1.05 * b["train"], "0.6 with the load": a["load"] + a["train"] <= 0.6 * (b["load"] + b["train"]),
            "LightGBM's SHAP": a["shap"] <= b["shap"]}


def families(bench, runs):
    print("learning: 1,000 models of 1,000 rows x 10 features, 50 rounds, data in memory; ours trains the pooled model besides")
    found = medians(max(1, runs // 2), {
        "mlops": lambda: ours(bench, "many_models.mlops", "--source", f"{bench.DATA}/many_1m.parquet"),
        "joblib + LightGBM": lambda: peer(bench, "many_models.py"),
        "bare C calls on threads": lambda: peer(bench, "many_models.py", "--bare")})
    bench.row("program (medians)", "train s", "MB kept", "peak MB")
    for name, t in found.items(): bench.row(name, f"{t['train']:.2f}", f"{t.get('mb') or t['largest']:.0f}", f"{t['peak']:.0f}")
    a, b, c = found.values()
    return {"1.2x joblib": b["train"] >= 1.2 * a["train"], "1.1 of the bare C calls": a["train"] <= 1.1 * c["train"]}


def tables(bench, runs):
    print("learning: 10 M rows of Parquet, filter + derive + group")
    found = medians(runs, {
        "mlops": lambda: ours(bench, "etl.mlops", "--source", f"{bench.DATA}/churn_10m.parquet"),
        "DuckDB from Python": lambda: peer(bench, "etl.py")})
    bench.row("program (medians)", "query s", "peak MB")
    for name, t in found.items(): bench.row(name, f"{t['query']:.2f}", f"{t['peak']:.0f}")
    a, b = found.values()
    return {"1.1 of DuckDB's time": a["query"] <= 1.1 * b["query"], "1.1 of DuckDB's memory": a["peak"] <= 1.1 * b["peak"]}


def recipes(bench):
    print("learning: raw rows to ten features on one core, before the trees")
    subprocess.run(["swift", "build", "-c", "release", "--static-swift-stdlib", "--product", "RecipeBench"], cwd=bench.ROOT, check=True, stdout=subprocess.DEVNULL)
    rate = json.loads(subprocess.run([f"{bench.ROOT}/.build/release/RecipeBench"], capture_output=True, text=True, check=True).stdout)["rows_per_second"]
    bench.row("rows a second", f"{rate:,.0f}")
    return {"1 M rows a second": rate >= 1e6}


def fairness(bench, runs):
    print("learning: five metrics of 1 M rows by group, and two disparities")
    found = medians(runs, {
        "mlops": lambda: ours(bench, "fairness.mlops", "--source", f"{bench.DATA}/churn_1m.parquet"),
        "Fairlearn": lambda: peer(bench, "fairness.py")})
    bench.row("program (medians)", "seconds", "peak MB")
    for name, t in found.items(): bench.row(name, f"{t['fairness']:.3f}", f"{t['peak']:.0f}")
    a, b = found.values()
    return {"50x Fairlearn": b["fairness"] >= 50 * a["fairness"]}
