package io.penstock.transform.nested;

import io.penstock.data.Batch;
import io.penstock.data.Column;
import io.penstock.data.TextColumn;
import io.penstock.data.TextColumnBuilder;
import io.penstock.error.Problem;
import io.penstock.error.Suggestion;
import io.penstock.expr.BoundExpr;
import io.penstock.expr.Expr;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.BoundTransformer;
import io.penstock.spi.Description;
import io.penstock.spi.Problems;
import io.penstock.spi.Transformer;
import io.penstock.transform.Columns;
import io.penstock.transform.TransformErrors;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Puts columns together to one text: with a separator between them, or by a format such as {@code {last}, {first}}. Columns that are
 * no text are written as SQL's {@code CAST} to TEXT does. The new column stands at the end.
 */
public final class MergeColumns implements Transformer {
    private static final long serialVersionUID = 1L;
    private static final Pattern PLACE = Pattern.compile("\\{([^{}]+)\\}");

    private final Columns columns;
    private final String into;
    private final String separator;
    private final @Nullable String format;
    private final NullParts nulls;
    private final SourceColumns source;

    private MergeColumns(
            Columns columns,
            String into,
            String separator,
            @Nullable String format,
            NullParts nulls,
            SourceColumns source) {
        this.columns = columns;
        this.into = into;
        this.separator = separator;
        this.format = format;
        this.nulls = nulls;
        this.source = source;
    }

    /** @param into the new column */
    public static MergeColumns of(Columns columns, String into) {
        return new MergeColumns(columns, into, " ", null, NullParts.SKIP, SourceColumns.KEEP);
    }

    /**
     * By a format: each {@code {column}} stands for its value, all other text for itself.
     *
     * @throws io.penstock.error.PlanException {@code PEN-3003} when it names no column
     */
    public static MergeColumns format(String format, String into) {
        List<String> names = new ArrayList<>();
        Matcher place = PLACE.matcher(format);
        while (place.find()) {
            if (!names.contains(place.group(1))) {
                names.add(place.group(1));
            }
        }
        if (names.isEmpty()) {
            throw TransformErrors.badSetting(
                    "merge_columns", "the format names no column; write {column} for its value");
        }
        return new MergeColumns(Columns.of(names), into, "", format, NullParts.SKIP, SourceColumns.KEEP);
    }

    /** Between two values; a blank by default. */
    public MergeColumns separator(String text) {
        if (format != null) {
            throw TransformErrors.badSetting(
                    "merge_columns", "a format has its own separators. Leave 'separator' away.");
        }
        return new MergeColumns(columns, into, text, null, nulls, source);
    }

    /** What nulls are; {@link NullParts#SKIP} by default. */
    public MergeColumns nulls(NullParts policy) {
        return new MergeColumns(columns, into, separator, format, policy, source);
    }

    /** Whether the columns themselves stay; {@link SourceColumns#KEEP} by default. */
    public MergeColumns source(SourceColumns policy) {
        return new MergeColumns(columns, into, separator, format, nulls, policy);
    }

    @Override
    public Description describe() {
        Description all = Description.of("merge_columns", columns.toString()).with("into", into);
        all = format != null
                ? all.with("format", format)
                : separator.equals(" ") ? all : all.with("separator", separator);
        all = nulls == NullParts.SKIP ? all : all.with("nulls", nulls.name().toLowerCase(Locale.ROOT));
        return source == SourceColumns.KEEP ? all : all.with("source", "drop");
    }

    /** A piece of the result: fixed bytes, or the value of a column. */
    @SuppressWarnings("ArrayRecordComponent") // made once, never compared
    private record Piece(byte[] fixed, int column) {
        static Piece text(String text) {
            return new Piece(text.getBytes(StandardCharsets.UTF_8), -1);
        }
    }

    @Override
    public BoundTransformer bind(Schema input, Problems problems) {
        int[] positions = columns.select(
                input, type -> !type.isNested() && type != Type.BINARY, "a type that can be written as text", problems);
        List<@Nullable BoundExpr> casts = new ArrayList<>();
        boolean[] gone = new boolean[input.size()];
        for (int position : positions) {
            Field field = input.field(position);
            gone[position] = source == SourceColumns.DROP;
            casts.add(
                    field.type() == Type.TEXT
                            ? null
                            : Expr.parse("CAST(" + Expr.quote(field.name()) + " AS TEXT)")
                                    .bind(input, problem -> problems.add(problem)));
        }
        List<Field> fields = new ArrayList<>();
        for (int c = 0; c < gone.length; c++) {
            if (!gone[c]) {
                fields.add(input.field(c));
            }
        }
        if (fields.stream().anyMatch(field -> field.name().equals(into))) {
            problems.add(Problem.of(NestedErrors.NAME_TAKEN, "there is a column '" + into + "' already")
                    .next("Choose another name in 'into'. "
                            + Suggestion.among(
                                    into, fields.stream().map(Field::name).toList())));
            return BoundTransformer.broken(input);
        }
        fields.add(Field.of(into, Type.TEXT));
        Schema output = Schema.of(fields);
        List<Piece> pieces = pieces(positions.length, positions, input);
        return BoundTransformer.of(output, context -> (batch, out) -> {
            List<Column> kept = new ArrayList<>();
            for (int c = 0; c < gone.length; c++) {
                if (!gone[c]) {
                    kept.add(batch.column(c));
                }
            }
            kept.add(merged(batch, texts(batch, positions, casts), pieces));
            out.emit(batch.with(output, kept));
        });
    }

    private List<Piece> pieces(int count, int[] positions, Schema input) {
        List<Piece> pieces = new ArrayList<>();
        if (format == null) {
            for (int c = 0; c < count; c++) {
                pieces.add(new Piece(separator.getBytes(StandardCharsets.UTF_8), c));
            }
            return pieces;
        }
        List<String> names = new ArrayList<>();
        for (int position : positions) {
            names.add(input.field(position).name());
        }
        Matcher place = PLACE.matcher(format);
        int from = 0;
        while (place.find()) {
            pieces.add(Piece.text(format.substring(from, place.start())));
            pieces.add(new Piece(new byte[0], names.indexOf(place.group(1))));
            from = place.end();
        }
        pieces.add(Piece.text(format.substring(from)));
        return pieces;
    }

    private static List<TextColumn> texts(Batch batch, int[] positions, List<@Nullable BoundExpr> casts) {
        List<TextColumn> texts = new ArrayList<>();
        for (int c = 0; c < positions.length; c++) {
            BoundExpr cast = casts.get(c);
            texts.add((TextColumn) (cast == null ? batch.column(positions[c]) : cast.evaluate(batch)));
        }
        return texts;
    }

    private Column merged(Batch batch, List<TextColumn> texts, List<Piece> pieces) {
        TextColumnBuilder result = new TextColumnBuilder(batch.rowCount());
        byte[] bytes = new byte[256];
        for (int i = 0; i < batch.rowCount(); i++) {
            int used = 0;
            int present = 0;
            for (TextColumn text : texts) {
                present += text.isNull(i) ? 0 : 1;
            }
            boolean isNull = nulls == NullParts.NULL ? present < texts.size() : nulls == NullParts.SKIP && present == 0;
            if (isNull) {
                result.appendNull();
                continue;
            }
            boolean first = true;
            for (Piece piece : pieces) {
                boolean value = piece.column() >= 0;
                TextColumn text = texts.get(Math.max(0, piece.column()));
                if (format == null && nulls == NullParts.SKIP && text.isNull(i)) {
                    continue;
                }
                int fixed = value && first && format == null ? 0 : piece.fixed().length;
                int length = value ? text.length(i) : 0;
                if (used + fixed + length > bytes.length) {
                    bytes = Arrays.copyOf(bytes, (used + fixed + length) * 2);
                }
                System.arraycopy(piece.fixed(), 0, bytes, used, fixed);
                if (value) {
                    System.arraycopy(text.bytes(), text.starts()[i], bytes, used + fixed, length);
                }
                used += fixed + length;
                first = false;
            }
            result.appendBytes(bytes, 0, used);
        }
        return result.build();
    }
}
