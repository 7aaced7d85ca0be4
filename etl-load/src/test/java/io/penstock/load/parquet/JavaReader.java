package io.penstock.load.parquet;

import com.github.luben.zstd.Zstd;
import io.penstock.schema.DecimalType;
import io.penstock.schema.Field;
import io.penstock.schema.ListType;
import io.penstock.schema.Schema;
import io.penstock.schema.StructType;
import io.penstock.schema.Type;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;
import org.xerial.snappy.Snappy;

/** Reads a file with parquet-java's own record reader, page checksums verified. */
final class JavaReader {
    private JavaReader() {}

    static ParquetFileReader open(Path file) throws IOException {
        ParquetReadOptions options = ParquetReadOptions.builder(new PlainParquetConfiguration())
                .withCodecFactory(new Codecs())
                .usePageChecksumVerification()
                .build();
        return ParquetFileReader.open(new LocalInputFile(file), options);
    }

    /** Every row as Java values; see {@link io.penstock.data.Column#value}. */
    static List<List<@Nullable Object>> rows(Path file, Schema schema) throws IOException {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        try (ParquetFileReader reader = open(file)) {
            MessageType message = reader.getFooter().getFileMetaData().getSchema();
            MessageColumnIO columns = new ColumnIOFactory().getColumnIO(message);
            for (PageReadStore pages; (pages = reader.readNextRowGroup()) != null; ) {
                RecordReader<Group> records = columns.getRecordReader(pages, new GroupRecordConverter(message));
                for (long i = 0; i < pages.getRowCount(); i++) {
                    Group group = records.read();
                    List<@Nullable Object> row = new ArrayList<>();
                    for (int c = 0; c < schema.size(); c++) {
                        row.add(value(group, c, schema.field(c).type()));
                    }
                    rows.add(row);
                }
            }
        }
        return rows;
    }

    private static @Nullable Object value(Group group, int field, Type type) {
        if (group.getFieldRepetitionCount(field) == 0) {
            return null;
        } else if (type instanceof ListType list) {
            Group wrapper = group.getGroup(field, 0);
            List<@Nullable Object> elements = new ArrayList<>();
            for (int i = 0; i < wrapper.getFieldRepetitionCount(0); i++) {
                elements.add(value(wrapper.getGroup(0, i), 0, list.element()));
            }
            return elements;
        } else if (type instanceof StructType struct) {
            Group parts = group.getGroup(field, 0);
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            for (int p = 0; p < struct.fields().size(); p++) {
                Field part = struct.fields().get(p);
                map.put(part.name(), value(parts, p, part.type()));
            }
            return map;
        }
        return single(group, field, type);
    }

    private static Object single(Group group, int field, Type type) {
        if (type == Type.BOOLEAN) {
            return group.getBoolean(field, 0);
        } else if (type == Type.INT64) {
            return group.getLong(field, 0);
        } else if (type == Type.FLOAT64) {
            return group.getDouble(field, 0);
        } else if (type == Type.TEXT) {
            return group.getString(field, 0);
        } else if (type == Type.BINARY) {
            return group.getBinary(field, 0).getBytes();
        } else if (type == Type.DATE) {
            return LocalDate.ofEpochDay(group.getInteger(field, 0));
        } else if (type == Type.TIME) {
            return LocalTime.ofNanoOfDay(group.getLong(field, 0) * 1000);
        } else if (type == Type.TIMESTAMP) {
            return Instant.EPOCH.plus(group.getLong(field, 0), ChronoUnit.MICROS);
        }
        DecimalType decimal = (DecimalType) type;
        return new BigDecimal(unscaled(group, field, decimal), decimal.scale());
    }

    private static BigInteger unscaled(Group group, int field, DecimalType decimal) {
        if (decimal.precision() <= 9) {
            return BigInteger.valueOf(group.getInteger(field, 0));
        } else if (decimal.precision() <= 18) {
            return BigInteger.valueOf(group.getLong(field, 0));
        }
        Binary bytes = group.getBinary(field, 0);
        return new BigInteger(bytes.getBytes());
    }

    /** Decompression without Hadoop. */
    private static final class Codecs implements CompressionCodecFactory {
        @Override
        public BytesInputCompressor getCompressor(CompressionCodecName name) {
            throw new UnsupportedOperationException();
        }

        @Override
        public BytesInputDecompressor getDecompressor(CompressionCodecName name) {
            return new BytesInputDecompressor() {
                @Override
                public BytesInput decompress(BytesInput bytes, int size) throws IOException {
                    ByteArrayOutputStream packed = new ByteArrayOutputStream();
                    bytes.writeAllTo(packed);
                    return BytesInput.from(plain(name, packed.toByteArray(), size));
                }

                @Override
                public void decompress(ByteBuffer input, int packed, ByteBuffer output, int size) throws IOException {
                    byte[] bytes = new byte[packed];
                    input.get(bytes);
                    output.put(plain(name, bytes, size));
                }

                @Override
                public void release() {}
            };
        }

        private static byte[] plain(CompressionCodecName name, byte[] packed, int size) throws IOException {
            return switch (name) {
                case UNCOMPRESSED -> packed;
                case ZSTD -> Zstd.decompress(packed, size);
                case SNAPPY -> Snappy.uncompress(packed);
                case GZIP -> new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes();
                default -> throw new IOException(name.toString());
            };
        }

        @Override
        public void release() {}
    }
}
