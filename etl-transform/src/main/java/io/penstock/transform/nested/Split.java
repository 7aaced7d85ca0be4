package io.penstock.transform.nested;

import io.penstock.data.Batch;
import io.penstock.data.Column;
import io.penstock.data.TextColumn;
import io.penstock.data.Validity;
import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.BoundTransformer;
import io.penstock.spi.Description;
import io.penstock.spi.Failure;
import io.penstock.spi.Output;
import io.penstock.spi.Problems;
import io.penstock.spi.Transformer;
import io.penstock.transform.Columns;
import io.penstock.transform.TransformErrors;
import io.penstock.transform.internal.FailedRows;
import io.penstock.transform.internal.RowBits;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Takes a text apart into columns of fixed names. Parts that a text does not have are null; a null has no parts. An empty text is one
 * empty part. Parts are not trimmed. A separator is searched in bytes and copies no text; a pattern (java.util.regex) makes strings.
 */
public final class Split implements Transformer {
    private static final long serialVersionUID = 1L;

    private final String column;
    private final List<String> into;
    private final String separator;
    private final boolean regex;
    private final ExtraParts extra;
    private final SourceColumns source;

    private Split(
            String column, List<String> into, String separator, boolean regex, ExtraParts extra, SourceColumns source) {
        this.column = column;
        this.into = into;
        this.separator = separator;
        this.regex = regex;
        this.extra = extra;
        this.source = source;
    }

    /** @throws io.penstock.error.PlanException {@code PEN-3003} for no or repeated names */
    public static Split column(String name, List<String> into) {
        Columns.of(into);
        return new Split(name, List.copyOf(into), " ", false, ExtraParts.JOIN, SourceColumns.KEEP);
    }

    /** See {@link #column(String, List)}. */
    public static Split column(String name, String... into) {
        return column(name, List.of(into));
    }

    /** The text between two parts; a blank by default. */
    public Split by(String text) {
        if (regex) {
            throw onlyOne();
        } else if (text.isEmpty()) {
            throw TransformErrors.badSetting("split", "the separator must have at least one character");
        }
        return new Split(column, into, text, false, extra, source);
    }

    /**
     * What stands between two parts, as a regular expression.
     *
     * @throws io.penstock.error.PlanException {@code PEN-3003} when it is not valid
     */
    public Split byPattern(String pattern) {
        if (!regex && !separator.equals(" ")) {
            throw onlyOne();
        }
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            throw TransformErrors.badSetting(
                    "split", "'" + pattern + "' is not a regular expression: " + e.getDescription());
        }
        return new Split(column, into, pattern, true, extra, source);
    }

    private static PlanException onlyOne() {
        return TransformErrors.badSetting("split", "'by' and 'by_pattern' exclude each other. Keep one");
    }

    /** A text with more parts than columns; {@link ExtraParts#JOIN} by default. */
    public Split extra(ExtraParts policy) {
        return new Split(column, into, separator, regex, policy, source);
    }

    /** Whether the column itself stays; {@link SourceColumns#KEEP} by default. */
    public Split source(SourceColumns policy) {
        return new Split(column, into, separator, regex, extra, policy);
    }

    @Override
    public Description describe() {
        Description all = Description.of("split", column)
                .with("into", String.join(", ", into))
                .with(regex ? "by_pattern" : "by", separator);
        all = extra == ExtraParts.JOIN ? all : all.with("extra", extra.name().toLowerCase(Locale.ROOT));
        return source == SourceColumns.KEEP ? all : all.with("source", "drop");
    }

    @Override
    public BoundTransformer bind(Schema input, Problems problems) {
        int position = problems.column(input, column);
        if (position < 0) {
            return BoundTransformer.broken(input);
        } else if (input.field(position).type() != Type.TEXT) {
            problems.add(
                    TransformErrors.WRONG_TYPE,
                    "column '" + column + "' is " + input.field(position).type() + ", this step needs TEXT");
            return BoundTransformer.broken(input);
        }
        List<Field> fields = new ArrayList<>(input.fields());
        if (source == SourceColumns.DROP) {
            fields.remove(position);
        }
        int at = source == SourceColumns.DROP ? position : position + 1;
        for (String name : into) {
            if (fields.stream().anyMatch(field -> field.name().equals(name))) {
                problems.add(Problem.of(NestedErrors.NAME_TAKEN, "there is a column '" + name + "' already")
                        .next("Choose another name in 'into'."));
                return BoundTransformer.broken(input);
            }
            fields.add(at++, Field.of(name, Type.TEXT));
        }
        Schema output = Schema.of(fields);
        Failure reason = Failure.of("split(" + column + ")", "has more than " + into.size() + " parts");
        return BoundTransformer.of(output, context -> {
            Pattern pattern = Pattern.compile(regex ? separator : Pattern.quote(separator));
            return (batch, out) -> split(batch, position, output, reason, pattern, out);
        });
    }

    private void split(Batch batch, int position, Schema output, Failure reason, Pattern pattern, Output out) {
        TextColumn texts = (TextColumn) batch.column(position);
        int rows = batch.rowCount();
        Parts parts = new Parts(texts, into.size());
        byte[] bytes = separator.getBytes(StandardCharsets.UTF_8);
        long[] failed = RowBits.none(rows);
        for (int i = 0; i < rows; i++) {
            if (!texts.isNull(i)) {
                boolean more = regex ? parts.byPattern(i, pattern, extra) : parts.bySeparator(i, bytes, extra);
                if (more && extra == ExtraParts.NULL) {
                    parts.clear(i);
                } else if (more && extra == ExtraParts.REJECT) {
                    RowBits.set(failed, i);
                }
            }
        }
        List<Column> columns = new ArrayList<>(batch.columns());
        if (source == SourceColumns.DROP) {
            columns.remove(position);
        }
        columns.addAll(source == SourceColumns.DROP ? position : position + 1, parts.columns());
        Batch done = batch.with(output, columns);
        FailedRows.settle(batch, done, new long[][] {failed}, new Failure[] {reason}, out);
    }

    /** Slices of the texts, one column per part. */
    private static final class Parts {
        private final TextColumn texts;
        private final int[][] starts;
        private final int[][] ends;
        private final long[][] valid;

        Parts(TextColumn texts, int count) {
            this.texts = texts;
            this.starts = new int[count][texts.size()];
            this.ends = new int[count][texts.size()];
            this.valid = new long[count][Validity.wordsFor(texts.size())];
        }

        private void set(int part, int row, int from, int to) {
            starts[part][row] = from;
            ends[part][row] = to;
            RowBits.set(valid[part], row);
        }

        void clear(int row) {
            for (int p = 0; p < starts.length; p++) {
                starts[p][row] = 0;
                ends[p][row] = 0;
                valid[p][row >>> 6] &= ~(1L << row);
            }
        }

        /** Whether there are more parts than columns. */
        boolean bySeparator(int row, byte[] separator, ExtraParts extra) {
            int from = texts.starts()[row];
            int end = texts.ends()[row];
            int last = starts.length - 1;
            for (int p = 0; p <= last; p++) {
                int to = Packing.find(texts.bytes(), from, end, separator);
                boolean more = to < end;
                set(p, row, from, p == last && extra == ExtraParts.JOIN ? end : to);
                if (!more || p == last) {
                    return more;
                }
                from = to + separator.length;
            }
            return false;
        }

        /** The same with a pattern; an empty match separates nothing. */
        boolean byPattern(int row, Pattern pattern, ExtraParts extra) {
            String text = texts.string(row);
            Matcher matcher = pattern.matcher(text);
            int base = texts.starts()[row];
            int last = starts.length - 1;
            int from = 0;
            int part = 0;
            while (matcher.find()) {
                if (matcher.end() == matcher.start()) {
                    continue;
                }
                boolean rest = part == last && extra == ExtraParts.JOIN;
                set(
                        part,
                        row,
                        base + bytes(text, from),
                        rest ? texts.ends()[row] : base + bytes(text, matcher.start()));
                if (part++ == last) {
                    return true;
                }
                from = matcher.end();
            }
            set(part, row, base + bytes(text, from), texts.ends()[row]);
            return false;
        }

        /** Bytes of the first {@code chars} characters. */
        private static int bytes(String text, int chars) {
            int count = 0;
            for (int i = 0; i < chars; i++) {
                char c = text.charAt(i);
                count += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
            }
            return count;
        }

        List<Column> columns() {
            List<Column> columns = new ArrayList<>();
            for (int p = 0; p < starts.length; p++) {
                Validity validity = Validity.of(valid[p], texts.size());
                columns.add(TextColumn.of(texts.bytes(), starts[p], ends[p], texts.size(), validity));
            }
            return columns;
        }
    }
}
