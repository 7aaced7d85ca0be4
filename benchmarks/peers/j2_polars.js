// J2 in Polars: node j2_polars.js INPUT.csv OUTPUT_DIRECTORY makes checkouts.parquet, rejects.csv and profile.json.
const fs = require('fs');
const path = require('path');
const pl = require('nodejs-polars');

const [input, output] = process.argv.slice(2);
fs.mkdirSync(output, { recursive: true });

const raw = pl.scanCSV(input, { inferSchemaLength: 0 });
const clean = raw.select(
  ...raw.columns.map((name) => {
    const text = pl.col(name).str.strip();
    return pl.when(text.isIn(['', 'N/A', 'n/a'])).then(pl.lit(null)).otherwise(text).as(name);
  }),
);

// A few dozen genres: title case by a dictionary of the distinct ones.
const genres = clean.select('genre').collectSync().getColumn('genre').dropNulls().unique().toArray();
const titles = genres.map((text) => text.toLowerCase().replace(/[^\s-]+/g, (word) => word[0].toUpperCase() + word.slice(1)));

const date = (name) =>
  pl
    .when(pl.col(name).str.contains('^\\d{4}-'))
    .then(pl.col(name).str.strptime(pl.Date, '%Y-%m-%d'))
    .when(pl.col(name).str.contains('/'))
    .then(pl.col(name).str.strptime(pl.Date, '%d/%m/%Y'))
    .otherwise(pl.col(name).str.strptime(pl.Date, '%b %d, %Y'))
    .as(name);

const digit = (i) => pl.col('isbn').str.slice(i, 1).cast(pl.Int32, false);
let sum = digit(0);
for (let i = 1; i < 13; i++) {
  sum = sum.plus(i % 2 === 0 ? digit(i) : digit(i).multiplyBy(3));
}

const typed = clean
  .withColumns(
    pl.col('checkout_id').cast(pl.Int64, true),
    genres.length === 0 ? pl.col('genre') : pl.col('genre').replace(genres, titles),
    pl.col('member_email').str.toLowerCase(),
    date('checkout_date'),
    date('due_date'),
    date('return_date'),
    pl.col('renewals').cast(pl.Int64, true),
    pl.col('fine_amount').cast(pl.Float64, true),
    pl.col('rating').cast(pl.Float64, true),
  )
  .withColumns(
    pl.col('checkout_id').isNotNull().as('id_ok'),
    pl.col('member_email').str.contains('^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$').fillNull(false).as('email_ok'),
    pl.col('isbn').str.contains('^97[89][0-9]{10}$').and(sum.modulo(10).eq(0)).fillNull(false).as('isbn_ok'),
  )
  .collectSync();

const good = pl.col('id_ok').and(pl.col('email_ok')).and(pl.col('isbn_ok'));
typed.filter(good.not()).writeCSV(path.join(output, 'rejects.csv'));
const result = typed
  .filter(good)
  .drop('id_ok', 'email_ok', 'isbn_ok')
  .unique({ subset: ['checkout_id'], keep: 'first', maintainOrder: true })
  .withColumns(
    pl.col('return_date').cast(pl.Int32).minus(pl.col('checkout_date').cast(pl.Int32)).cast(pl.Int64).as('days_out'),
    pl.col('return_date').gt(pl.col('due_date')).as('overdue'),
  );
const measure = (make) => result.select(...result.columns.map((name) => make(pl.col(name)))).row(0);
const profile = {
  columns: result.columns,
  rows: result.height,
  nulls: measure((column) => column.nullCount()),
  distinct: measure((column) => column.dropNulls().nUnique()),
  min: measure((column) => column.min()),
  max: measure((column) => column.max()),
};
fs.writeFileSync(path.join(output, 'profile.json'), JSON.stringify(profile, (key, value) => (typeof value === 'bigint' ? value.toString() : value)));
result.writeParquet(path.join(output, 'checkouts.parquet'), { compression: 'snappy' });
