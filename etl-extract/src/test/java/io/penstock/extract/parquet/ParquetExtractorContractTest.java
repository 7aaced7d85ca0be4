package io.penstock.extract.parquet;

import io.penstock.spi.Extractor;
import io.penstock.testkit.contract.ExtractorContract;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.io.TempDir;

/** On files of parquet-java. */
class ParquetExtractorContractTest extends ExtractorContract {
    private static final MessageType SCHEMA = MessageTypeParser.parseMessageType(
            "message sample { optional int64 id;"
                    + " optional binary name (STRING); optional double score; optional int32 day (DATE); optional boolean lent; }");

    @TempDir
    static Path directory;

    private static int files;

    @Override
    protected Extractor source(List<List<Object>> rows) throws Exception {
        Path file = directory.resolve("sample-" + files++ + ".parquet");
        try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(new LocalOutputFile(file))
                .withConf(new PlainParquetConfiguration())
                .withCompressionCodec(CompressionCodecName.UNCOMPRESSED)
                .withType(SCHEMA)
                .withPageRowCountLimit(3)
                .withRowGroupRowCountLimit(4)
                .build()) {
            for (List<Object> row : rows) {
                writer.write(group(row));
            }
        }
        return ParquetExtractor.of(file);
    }

    private static Group group(List<Object> row) {
        Group group = new SimpleGroup(SCHEMA);
        for (int c = 0; c < row.size(); c++) {
            Object value = row.get(c);
            if (value instanceof Long number) {
                group.add(c, number);
            } else if (value instanceof String text) {
                group.add(c, text);
            } else if (value instanceof Double number) {
                group.add(c, number);
            } else if (value instanceof LocalDate day) {
                group.add(c, (int) day.toEpochDay());
            } else if (value instanceof Boolean flag) {
                group.add(c, flag);
            }
        }
        return group;
    }

    @Override
    protected List<UnaryOperator<Extractor>> withers() {
        return List.of(
                source -> ((ParquetExtractor) source).columns("id"),
                source -> ((ParquetExtractor) source).where("id > 5"),
                source -> ((ParquetExtractor) source).nested(Nested.KEEP),
                source -> ((ParquetExtractor) source).maxPageBytes(1000));
    }
}
