#!/usr/bin/env python3
"""10 M rows of Parquet: filter, derive and group with DuckDB."""
import os, sys
sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
from common import DATA, phase, report
import duckdb

with phase("query"):
    duckdb.sql("set enable_progress_bar = false")
    groups = duckdb.sql(f"""select region, plan, contract, count(*) n, avg(churn) churn, avg(monthly_charges) charges,
        avg(monthly_charges / num_products) cpp, max(tenure_months) tenure, median(usage_gb) usage
        from '{DATA}/churn_10m.parquet' where monthly_charges > 0 and not coalesce(age > 120, false) and region is not null
        group by all order by churn desc""").fetchall()
report("etl", groups=len(groups), top=round(groups[0][4], 6))
