package io.penstock.extract.parquet;

import io.penstock.data.Column;
import io.penstock.data.LongColumn;
import io.penstock.data.TextColumn;
import io.penstock.data.Validity;
import io.penstock.error.ExtractException;
import io.penstock.error.Problem;
import io.penstock.extract.parquet.page.ParquetErrors;
import io.penstock.schema.Field;
import io.penstock.schema.Type;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Columns that the names of directories give, as Hive writes them: {@code year=2024/genre=Fiction/}. */
record PartitionColumns(List<Field> fields) {
    private static final String NULL = "__HIVE_DEFAULT_PARTITION__";

    PartitionColumns {
        fields = List.copyOf(fields);
    }

    static PartitionColumns none() {
        return new PartitionColumns(List.of());
    }

    /**
     * INT64 or DATE when every value is one, else TEXT.
     *
     * @throws ExtractException when the files do not have the same
     */
    static PartitionColumns of(List<Path> files) {
        Map<String, Type> types = new LinkedHashMap<>();
        values(files.get(0)).keySet().forEach(name -> types.put(name, Type.INT64));
        for (Path file : files) {
            Map<String, String> values = values(file);
            if (!values.keySet().equals(types.keySet())) {
                throw new ExtractException(Problem.of(
                                ParquetErrors.PARTITION,
                                "the directories name the columns " + values.keySet() + ", those of the first file "
                                        + types.keySet())
                        .at(file.toString())
                        .next("Read files of different partitions by sources of their own."));
            }
            values.forEach((name, value) -> types.merge(name, Type.INT64, (type, same) -> narrowest(type, value)));
        }
        // A column that looked like numbers first and like dates later is neither.
        for (Path file : files) {
            values(file)
                    .forEach((name, value) -> types.merge(name, Type.INT64, (type, same) -> narrowest(type, value)));
        }
        List<Field> fields = new ArrayList<>();
        types.forEach((name, type) -> fields.add(Field.of(name, type)));
        return new PartitionColumns(fields);
    }

    private static Type narrowest(Type type, String value) {
        if (value.equals(NULL) || type == Type.TEXT) {
            return type;
        } else if (type == Type.INT64) {
            return value.matches("0|-?[1-9][0-9]{0,17}") ? type : isDate(value) ? Type.DATE : Type.TEXT;
        }
        return isDate(value) ? type : Type.TEXT;
    }

    private static boolean isDate(String value) {
        try {
            return LocalDate.parse(value).toString().equals(value);
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static Map<String, String> values(Path file) {
        Map<String, String> values = new LinkedHashMap<>();
        Path directory = file.getParent();
        for (int i = 0; directory != null && i < directory.getNameCount(); i++) {
            String name = directory.getName(i).toString();
            int equal = name.indexOf('=');
            if (equal > 0) {
                values.put(decoded(name.substring(0, equal)), decoded(name.substring(equal + 1)));
            }
        }
        return values;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    /** The columns of {@code rows} rows of a file. */
    List<Column> columns(Path file, int rows) {
        Map<String, String> values = values(file);
        List<Column> columns = new ArrayList<>();
        for (Field field : fields) {
            String value = values.get(field.name());
            columns.add(column(field.type(), value == null || value.equals(NULL) ? null : value, rows));
        }
        return columns;
    }

    private static Column column(Type type, @Nullable String value, int rows) {
        Validity validity = value == null ? Validity.allNull(rows) : Validity.NO_NULLS;
        if (type != Type.TEXT) {
            long[] values = new long[rows];
            Arrays.fill(values, value == null ? 0 : number(type, value));
            return LongColumn.of(type, values, rows, validity);
        }
        byte[] bytes = value == null ? new byte[0] : value.getBytes(StandardCharsets.UTF_8);
        int[] ends = new int[rows];
        Arrays.fill(ends, bytes.length);
        return TextColumn.of(bytes, new int[rows], ends, rows, validity);
    }

    private static long number(Type type, String value) {
        return type == Type.DATE ? LocalDate.parse(value).toEpochDay() : Long.parseLong(value);
    }
}
