package io.penstock.extract.parquet;

import io.penstock.expr.Expr;
import io.penstock.extract.parquet.column.Nanos;
import io.penstock.extract.parquet.column.PlainBinary;
import io.penstock.extract.parquet.page.Chunk.Checksums;
import io.penstock.extract.text.MisfitPolicy;
import io.penstock.spi.component.Component;
import io.penstock.spi.component.Role;
import io.penstock.spi.component.ValueType;

/** The source {@code parquet} for JSON. */
public final class ParquetComponent {
    private ParquetComponent() {}

    public static Component<ParquetExtractor> component() {
        return Component.of(
                        Role.EXTRACTOR,
                        "parquet",
                        ParquetExtractor.class,
                        s -> ParquetExtractor.parse(s.get("path", ValueType.TEXTS)))
                .aliases("ParquetExtractor")
                .summary("Parquet files, flat or nested")
                .required("path", ValueType.TEXTS, "file, list of files, or glob such as data/2024-*.parquet")
                .target("path")
                .option(
                        "columns",
                        ValueType.TEXTS,
                        null,
                        "columns to read, in this order; all by default",
                        (e, v) -> e.columns(v.toArray(String[]::new)))
                .option(
                        "where",
                        ValueType.TEXT,
                        null,
                        "SQL expression that the rows to read meet",
                        (e, v) -> e.where(Expr.parse(v)))
                .option(
                        "nested",
                        ValueType.choice(Nested.class),
                        "flatten",
                        "what becomes of lists, maps and structs",
                        ParquetExtractor::nested)
                .option(
                        "flatten_levels",
                        ValueType.INTEGER,
                        String.valueOf(ParquetExtractor.FLATTEN_LEVELS),
                        "levels of structs that are flattened",
                        ParquetExtractor::flattenLevels)
                .option("explode", ValueType.TEXT, null, "list whose elements become rows", ParquetExtractor::explode)
                .option(
                        "partitions",
                        ValueType.choice(Partitions.class),
                        "ignore",
                        "what directories named a=1 mean",
                        ParquetExtractor::partitions)
                .option(
                        "plain_binary",
                        ValueType.choice(PlainBinary.class),
                        "binary",
                        "byte strings without a logical type",
                        ParquetExtractor::plainBinary)
                .option(
                        "nanos",
                        ValueType.choice(Nanos.class),
                        "truncate",
                        "times finer than microseconds",
                        ParquetExtractor::nanos)
                .option(
                        "types",
                        ValueType.mapOf(ValueType.COLUMN_TYPE),
                        null,
                        "types of columns by name, in place of the file's",
                        ParquetExtractor::types)
                .option(
                        "misfits",
                        ValueType.choice(MisfitPolicy.class),
                        "reject",
                        "values that the declared type of their column cannot hold",
                        ParquetExtractor::misfits)
                .option(
                        "checksums",
                        ValueType.choice(Checksums.class),
                        "verify",
                        "whether checksums of pages are verified",
                        ParquetExtractor::checksums)
                .option(
                        "max_page_bytes",
                        ValueType.INTEGER,
                        String.valueOf(ParquetExtractor.MAX_PAGE_BYTES),
                        "most bytes of one page",
                        ParquetExtractor::maxPageBytes);
    }
}
