// J3 in Polars: node j3_polars.js INPUT.csv OUTPUT_DIRECTORY profiles a CSV file with inferred types into profile.json.
const fs = require('fs');
const path = require('path');
const pl = require('nodejs-polars');

const [input, output] = process.argv.slice(2);
fs.mkdirSync(output, { recursive: true });

const table = pl.readCSV(input, { inferSchemaLength: 10000, tryParseDates: true });
const isDate = (name) => table.getColumn(name).dtype.equals(pl.Date);
const isNumber = (name) => table.getColumn(name).isNumeric();
// Quantiles are of numbers only: of dates as days.
const days = (name) => (isDate(name) ? pl.col(name).cast(pl.Int32) : pl.col(name));
const hasOrder = (name) => isNumber(name) || isDate(name);
const any = () => true;
// SQL's percentile_disc: the least value that at least this share does not exceed.
const disc = (name, share) => {
  const values = table.height - table.getColumn(name).nullCount();
  return days(name).quantile(values > 1 ? (Math.ceil(share * values) - 1) / (values - 1) : 0, 'nearest');
};
const measures = {
  nulls: [any, (name) => pl.col(name).nullCount()],
  min: [any, (name) => pl.col(name).min()],
  max: [any, (name) => pl.col(name).max()],
  mean: [isNumber, (name) => pl.col(name).mean()],
  stddev: [isNumber, (name) => pl.col(name).std()],
  p50: [hasOrder, (name) => disc(name, 0.5)],
  p95: [hasOrder, (name) => disc(name, 0.95)],
};
const wanted = Object.entries(measures).flatMap(([measure, [applies, make]]) =>
  table.columns.filter(applies).map((name) => [name, measure, make(name).alias(`${name} ${measure}`)]),
);
const row = table.select(...wanted.map(([, , expression]) => expression)).row(0);
const columns = Object.fromEntries(table.columns.map((name) => [name, { name }]));
const plain = (value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value);
wanted.forEach(([name, measure], i) => {
  const value = plain(row[i]);
  const isDay = isDate(name) && measure.startsWith('p') && value !== null;
  columns[name][measure] = isDay ? new Date(value * 86400000).toISOString().slice(0, 10) : value;
});
// The table of frequencies tells the number of distinct values, too.
for (const name of table.columns) {
  const counts = table.getColumn(name).dropNulls().valueCounts(true, true);
  columns[name].distinct = counts.height;
  columns[name].top = counts.head(5).rows().map(([value, count]) => ({ value: plain(value), count }));
}
fs.writeFileSync(path.join(output, 'profile.json'), JSON.stringify({ rows: table.height, columns: Object.values(columns) }));
