package io.penstock.expr.compute;

import io.penstock.data.TextColumn;
import io.penstock.expr.kernel.ColumnFunction;
import io.penstock.expr.kernel.TextBuffer;
import io.penstock.format.syntax.BytePattern;
import io.penstock.format.syntax.BytePattern.Verdict;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Regular expressions of {@link Pattern}; they need a {@code String} per value. */
public final class RegularExpression {
    private RegularExpression() {}

    public static ColumnFunction find(Pattern pattern) {
        return (arguments, frame) -> {
            TextColumn column = (TextColumn) arguments[0];
            Matcher matcher = pattern.matcher("");
            boolean[] result = new boolean[frame.size()];
            for (int i = 0; i < result.length; i++) {
                result[i] = !column.isNull(i) && matcher.reset(column.string(i)).find();
            }
            return Truth.column(result, column.validity(), result.length);
        };
    }

    /** Whether whole texts match; simple patterns go by a table over bytes. */
    public static ColumnFunction fullMatch(Pattern pattern) {
        BytePattern table = BytePattern.compile(pattern.pattern());
        return (arguments, frame) -> {
            TextColumn column = (TextColumn) arguments[0];
            byte[] bytes = column.bytes();
            Matcher matcher = pattern.matcher("");
            boolean[] result = new boolean[frame.size()];
            for (int i = 0; i < result.length; i++) {
                if (column.isNull(i)) {
                    continue;
                }
                Verdict verdict =
                        table == null ? Verdict.NOT_ASCII : table.test(bytes, column.starts()[i], column.ends()[i]);
                result[i] = verdict == Verdict.NOT_ASCII
                        ? matcher.reset(column.string(i)).matches()
                        : verdict == Verdict.MATCH;
            }
            return Truth.column(result, column.validity(), result.length);
        };
    }

    /** The first match of a group; empty where there is none, as in DuckDB and Spark. */
    public static ColumnFunction extract(Pattern pattern, int group) {
        return (arguments, frame) -> {
            TextColumn column = (TextColumn) arguments[0];
            Matcher matcher = pattern.matcher("");
            int size = frame.size();
            TextBuffer result = new TextBuffer(size, size * 8);
            for (int i = 0; i < size; i++) {
                if (!column.isNull(i) && matcher.reset(column.string(i)).find() && matcher.start(group) >= 0) {
                    result.append(matcher.group(group));
                }
                result.end(i);
            }
            return result.build(column.validity());
        };
    }

    public static ColumnFunction replace(Pattern pattern, String replacement) {
        return (arguments, frame) -> {
            TextColumn column = (TextColumn) arguments[0];
            Matcher matcher = pattern.matcher("");
            int size = frame.size();
            TextBuffer result = new TextBuffer(size, size * 16);
            for (int i = 0; i < size; i++) {
                if (!column.isNull(i)) {
                    if (matcher.reset(column.string(i)).find()) {
                        result.append(matcher.replaceAll(replacement));
                    } else {
                        result.append(column.bytes(), column.starts()[i], column.ends()[i]);
                    }
                }
                result.end(i);
            }
            return result.build(column.validity());
        };
    }

    /** What is wrong with a replacement text; null where nothing is. */
    public static @Nullable String mistake(Pattern pattern, String replacement) {
        int groups = pattern.matcher("").groupCount();
        for (int i = 0; i < replacement.length(); i++) {
            char c = replacement.charAt(i);
            char next = i + 1 < replacement.length() ? replacement.charAt(i + 1) : ' ';
            if (c == '\\') {
                if (i + 1 == replacement.length()) {
                    return "the replacement ends in a single \\; write \\\\ for one";
                }
                i++;
            } else if (c == '$' && (next < '0' || next > '9' || next - '0' > groups)) {
                return "the replacement's $ must be followed by a group of the pattern (0 to " + groups
                        + "); write \\$ for a dollar sign";
            }
        }
        return null;
    }
}
