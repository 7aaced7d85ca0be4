// J4 in Polars: node j4_polars.js INPUT.csv OUTPUT_DIRECTORY copies a CSV file with inferred types to copy.parquet.
const fs = require('fs');
const path = require('path');
const pl = require('nodejs-polars');

const [input, output] = process.argv.slice(2);
fs.mkdirSync(output, { recursive: true });
pl.scanCSV(input, { inferSchemaLength: 10000 }).sinkParquet(path.join(output, 'copy.parquet'), {
  compression: 'snappy',
}).collectSync();
