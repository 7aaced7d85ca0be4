package io.penstock.transform.text.replace;

import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.schema.Schema;
import io.penstock.spi.BoundTransformer;
import io.penstock.spi.Description;
import io.penstock.spi.Problems;
import io.penstock.spi.Transformer;
import io.penstock.transform.Columns;
import io.penstock.transform.MatchCase;
import io.penstock.transform.TransformErrors;
import io.penstock.transform.internal.text.Into;
import io.penstock.transform.internal.text.TextKernel;
import io.penstock.transform.internal.text.TextMapping;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Replaces every occurrence of a part of a text, from left to right, without overlaps. Several pairs are applied one after the
 * other, each to the result of the one before. Nulls stay; a text of which nothing is left is empty.
 */
public final class Replace implements Transformer {
    private static final long serialVersionUID = 1L;
    private static final String TYPE = "replace";

    private final Columns columns;
    private final Map<String, String> pairs;
    private final Find find;
    private final MatchCase matchCase;
    private final Into into;

    private Replace(Columns columns, Map<String, String> pairs, Find find, MatchCase matchCase, Into into) {
        this.columns = columns;
        this.pairs = Collections.unmodifiableMap(pairs);
        this.find = find;
        this.matchCase = matchCase;
        this.into = into;
    }

    /** One part as it stands: {@code Replace.literal("title", "&", "and")}. */
    public static Replace literal(String column, String part, String replacement) {
        return pairs(Columns.of(column), Map.of(part, replacement), Find.LITERAL);
    }

    /**
     * What a regular expression finds: {@code Replace.regex("call_no", "(\\d+)/(\\d+)", "$2-$1")}.
     *
     * @throws PlanException {@code PEN-3102} when the expression or the replacement cannot be read
     */
    public static Replace regex(String column, String regex, String replacement) {
        return pairs(Columns.of(column), Map.of(regex, replacement), Find.REGEX);
    }

    /**
     * Several pairs, applied in the map's order.
     *
     * @throws PlanException {@code PEN-3003} when there is none or a part is empty, {@code PEN-3102} when a regular expression or its
     *     replacement cannot be read
     */
    public static Replace pairs(Columns columns, Map<String, String> pairs, Find find) {
        if (pairs.isEmpty()) {
            throw TransformErrors.badSetting(TYPE, "at least one part and its replacement are needed");
        }
        pairs.forEach((part, replacement) -> check(part, replacement, find));
        return new Replace(columns, new LinkedHashMap<>(pairs), find, MatchCase.EXACT, Into.SAME);
    }

    /** The same and one pair more, applied last. */
    public Replace and(String part, String replacement) {
        check(part, replacement, find);
        Map<String, String> more = new LinkedHashMap<>(pairs);
        if (more.put(part, replacement) != null) {
            throw TransformErrors.badSetting(TYPE, "'" + part + "' is replaced twice in one step");
        }
        return new Replace(columns, more, find, matchCase, into);
    }

    /** Whether the case of letters counts; {@link MatchCase#EXACT} by default. */
    public Replace matchCase(MatchCase policy) {
        return new Replace(columns, pairs, find, policy, into);
    }

    /** A new column for the result, {@code *} for the name of the column read; the column itself is changed by default. */
    public Replace into(String name) {
        return new Replace(columns, pairs, find, matchCase, Into.of(TYPE, name));
    }

    private static void check(String part, String replacement, Find find) {
        if (part.isEmpty()) {
            throw TransformErrors.badSetting(TYPE, "the part to replace is empty");
        }
        if (find == Find.LITERAL) {
            return;
        }
        try {
            Pattern.compile(part);
            // Finds the empty text too, so that the replacement is read once; its groups are those of the expression.
            Matcher any = Pattern.compile("(?:" + part + "\n)|").matcher("");
            if (any.find()) {
                any.appendReplacement(new StringBuilder(), replacement);
            }
        } catch (PatternSyntaxException e) {
            throw new PlanException(new Problem(
                    TransformErrors.BAD_PATTERN,
                    TYPE,
                    "'" + part + "' is not a regular expression: " + e.getDescription() + " at " + e.getIndex(),
                    null));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new PlanException(new Problem(
                    TransformErrors.BAD_PATTERN,
                    TYPE,
                    "the replacement '" + replacement + "' of '" + part + "' cannot be read: " + e.getMessage(),
                    "Write \\$ and \\\\ for a dollar and a backslash that stand for themselves."));
        }
    }

    private TextKernel kernel(String part, String replacement) {
        if (find == Find.LITERAL && matchCase == MatchCase.EXACT) {
            return new LiteralKernel(
                    part.getBytes(StandardCharsets.UTF_8), replacement.getBytes(StandardCharsets.UTF_8));
        }
        int flags = matchCase == MatchCase.EXACT ? 0 : Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
        return find == Find.REGEX
                ? new RegexKernel(Pattern.compile(part, flags), replacement)
                : new RegexKernel(
                        Pattern.compile(part, flags | Pattern.LITERAL), Matcher.quoteReplacement(replacement));
    }

    private TextKernel kernels() {
        List<TextKernel> each = new ArrayList<>();
        pairs.forEach((part, replacement) -> each.add(kernel(part, replacement)));
        return column -> {
            var result = column;
            for (TextKernel kernel : each) {
                result = kernel.apply(result);
            }
            return result;
        };
    }

    @Override
    public Description describe() {
        Description all = into.describe(Description.of(TYPE, columns.toString()).with("pairs", pairs));
        all = find == Find.LITERAL ? all : all.with("find", "regex");
        return matchCase == MatchCase.EXACT ? all : all.with("case", "ignore");
    }

    @Override
    public BoundTransformer bind(Schema input, Problems problems) {
        return TextMapping.bindEach(columns, into, input, problems, this::kernels);
    }
}
