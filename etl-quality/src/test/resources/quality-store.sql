-- the last runs of all pipelines
SELECT pipeline, started_at, status, rows_written, score, failure_code FROM quality_runs ORDER BY started_at DESC LIMIT 10;

-- how a metric went, and by how much it changed from run to run
SELECT started_at, value, value - lag(value) OVER (ORDER BY started_at) AS change FROM quality_metrics
WHERE pipeline = 'loans' AND column_name = '' AND metric = 'row_count' ORDER BY started_at;

-- which checks are not met most often
SELECT pipeline, name, count(*) AS times, max(started_at) AS last FROM quality_results
WHERE outcome IN ('warn', 'fail', 'error') GROUP BY pipeline, name ORDER BY times DESC;

-- how many of the runs of each pipeline succeed, and how long they take
SELECT pipeline, avg(CASE status WHEN 'succeeded' THEN 100.0 ELSE 0.0 END) AS percent, avg(duration_ms) AS ms FROM quality_runs
GROUP BY pipeline ORDER BY percent;

-- who restored what
SELECT at, who, subject, detail FROM quality_audit WHERE kind = 'restore' ORDER BY sequence;
