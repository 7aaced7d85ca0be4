package io.penstock.matrix;

import io.penstock.extract.parquet.Nested;
import io.penstock.extract.parquet.ParquetExtractor;
import io.penstock.load.staging.MetadataColumns;
import io.penstock.load.staging.Staged;
import io.penstock.load.staging.StagingArea;
import io.penstock.load.staging.StagingLoader;
import io.penstock.schema.Schema;
import io.penstock.spi.Extractor;
import io.penstock.spi.Loader;
import java.nio.file.Path;

/** Tables as staged data sets, one directory each; read by the source of the format, as the metadata tells. */
record StagingKind(Path directory) implements Kind {
    private Path area(String table) {
        return directory.resolve("staging").resolve(table);
    }

    Path only(String table) {
        Staged staged = StagingArea.at(area(table)).list().get(0);
        return staged.files().get(0);
    }

    @Override
    public String name() {
        return "staging";
    }

    @Override
    public String extractor(String table, Schema schema) {
        return "{\"type\": \"parquet\", \"source\": \"%s\", \"config\": {\"nested\": \"keep\"}}".formatted(only(table));
    }

    @Override
    public String loader(String table, Schema schema) {
        return "{\"type\": \"staging\", \"destination\": \"%s\", \"config\": {\"metadata_columns\": \"omit\"}}"
                .formatted(area(table));
    }

    @Override
    public boolean keepsNested() {
        return true;
    }

    @Override
    public Extractor source(String table, Schema schema) {
        return ParquetExtractor.of(only(table)).nested(Nested.KEEP);
    }

    @Override
    public Loader sink(String table, Schema schema) {
        return StagingLoader.of(area(table)).metadataColumns(MetadataColumns.OMIT);
    }
}
