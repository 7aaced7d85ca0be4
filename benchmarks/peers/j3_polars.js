// J3 in Polars: node j3_polars.js INPUT.csv OUTPUT_DIRECTORY profiles a CSV file with inferred types into profile.json.
const fs = require('fs');
const path = require('path');
const pl = require('nodejs-polars');

const [input, output] = process.argv.slice(2);
fs.mkdirSync(output, { recursive: true });

const table = pl.readCSV(input, { inferSchemaLength: 10000, tryParseDates: true });
const names = table.columns;
const isDate = (name) => table.getColumn(name).dtype.equals(pl.Date);
const isNumber = (name) => table.getColumn(name).isNumeric();
const t0=Date.now();
// Dates as days: quantiles are of numbers only.
const measures = {
  nulls: [() => true, (column) => column.nullCount()],
  distinct: [() => true, (column) => column.dropNulls().nUnique()],
  min: [() => true, (column) => column.min()],
  max: [() => true, (column) => column.max()],
  mean: [isNumber, (column) => column.mean()],
  stddev: [isNumber, (column) => column.std()],
  p50: [(name) => isNumber(name) || isDate(name), (column) => column.dropNulls().cast(pl.Float64).quantile(0.5, 'higher')],
  p95: [(name) => isNumber(name) || isDate(name), (column) => column.dropNulls().cast(pl.Float64).quantile(0.95, 'higher')],
};
const wanted = Object.entries(measures).flatMap(([measure, [applies, make]]) =>
  names.filter(applies).map((name) => make(pl.col(name)).alias(`${measure} ${name}`)),
);
const row = table.select(...wanted).row(0);
console.error('measures', Date.now()-t0);
const top = {};
for (const name of names) {
const t1=Date.now();
  top[name]=table.getColumn(name).dropNulls().valueCounts(true, true).head(5).rows();
console.error(name, Date.now()-t1);
}
console.error('top', Date.now()-t0);
fs.writeFileSync(path.join(output, 'profile.json'), JSON.stringify({ rows: table.height, columns: row, top }, null, 1));
