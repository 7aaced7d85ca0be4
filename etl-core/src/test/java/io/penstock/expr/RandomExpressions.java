package io.penstock.expr;

import java.util.Random;

/**
 * Random expressions in our words and in SQLite's, of the parts where both mean the same: no integer overflow, letters
 * outside ASCII kept away from {@code upper}, {@code /} between floats only, no null replacement, every operator in parentheses.
 */
final class RandomExpressions {
    private static final String[] COMPARISONS = {
        "=", "<>", "<", "<=", ">", ">=", "IS DISTINCT FROM", "IS NOT DISTINCT FROM"
    };
    private static final String[] PATTERNS = {
        "'a%'", "'%a'", "'%a%'", "'a%b'", "'_'", "'%_a%'", "''", "'%'", "'a'", "'%!%%' ESCAPE '!'"
    };

    private final Random random;

    RandomExpressions(Random random) {
        this.random = random;
    }

    /** The same expression for both sides. */
    record Pair(String ours, String sqlite) {
        static Pair same(String text) {
            return new Pair(text, text);
        }
    }

    Pair next(int depth) {
        return switch (random.nextInt(6)) {
            case 0 -> integer(depth);
            case 1 -> real(depth);
            case 2 -> text(depth);
            default -> bool(depth);
        };
    }

    private Pair join(String format, Pair... parts) {
        Object[] ours = new Object[parts.length];
        Object[] sqlite = new Object[parts.length];
        for (int i = 0; i < parts.length; i++) {
            ours[i] = parts[i].ours();
            sqlite[i] = parts[i].sqlite();
        }
        String escaped = format.replace("%%", "\u0000");
        return new Pair(
                String.format(escaped, ours).replace("\u0000", "%"),
                String.format(escaped, sqlite).replace("\u0000", "%"));
    }

    private Pair integerLeaf() {
        return switch (random.nextInt(8)) {
            case 0 -> new Pair("CAST(NULL AS INT64)", "NULL");
            case 1, 2 -> Pair.same(String.valueOf(random.nextInt(9) - 4));
            case 3, 4 -> Pair.same("b");
            default -> Pair.same("a");
        };
    }

    private Pair integer(int depth) {
        if (depth == 0) {
            return integerLeaf();
        }
        int next = depth - 1;
        return switch (random.nextInt(12)) {
            case 0 -> join("(%s + %s)", integer(next), integer(next));
            case 1 -> join("(%s - %s)", integer(next), integer(next));
            case 2 -> join("(%s * %s)", integerLeaf(), integerLeaf());
            case 3 -> join("(%s %% %s)", integer(next), integer(next));
            case 4 -> join("(- %s)", integer(next));
            case 5 -> join("abs(%s)", integer(next));
            case 6 -> join("length(%s)", text(next));
            case 7 -> join("instr(%s, %s)", text(next), text(next));
            case 8 ->
                join("CASE WHEN %s THEN %s WHEN %s THEN %s END", bool(next), integer(next), bool(next), integer(next));
            case 9 -> join("coalesce(%s, %s)", integer(next), integer(next));
            case 10 -> join("nullif(%s, %s)", integer(next), integer(next));
            default ->
                join("CASE %s WHEN %s THEN %s ELSE %s END", integer(next), integer(next), integer(next), integer(next));
        };
    }

    private Pair real(int depth) {
        if (depth == 0) {
            return random.nextBoolean() ? Pair.same("f") : Pair.same((random.nextInt(17) - 8) / 4.0 + "e0");
        }
        int next = depth - 1;
        return switch (random.nextInt(7)) {
            case 0 -> join("(%s + %s)", real(next), real(next));
            case 1 -> join("(%s - %s)", real(next), integer(next));
            case 2 -> join("(%s * %s)", real(next), real(next));
            case 3 -> join("(%s / %s)", real(next), real(next));
            case 4 -> join("iif(%s, %s, %s)", bool(next), real(next), real(next));
            case 5 -> join("coalesce(%s, %s)", real(next), real(next));
            default -> new Pair("f", "f");
        };
    }

    private Pair text(int depth) {
        if (depth == 0) {
            return switch (random.nextInt(5)) {
                case 0 -> Pair.same("'a'");
                case 1 -> Pair.same("'ü'");
                case 2 -> Pair.same("u");
                default -> Pair.same("s");
            };
        }
        int next = depth - 1;
        return switch (random.nextInt(10)) {
            case 0 -> join("(%s || %s)", text(next), text(next));
            case 1 -> Pair.same("upper(u)");
            case 2 -> Pair.same("lower(u)");
            case 3 -> join("trim(%s)", text(next));
            case 4 -> join("ltrim(%s, %s)", text(next), text(0));
            case 5 -> join("substr(%s, " + (random.nextInt(13) - 6) + ", " + random.nextInt(5) + ")", text(next));
            case 6 -> join("replace(%s, %s, 'bü')", text(next), text(0));
            case 7 -> join("coalesce(%s, %s)", text(next), text(next));
            case 8 -> join("CASE WHEN %s THEN %s ELSE %s END", bool(next), text(next), text(next));
            default -> join("concat(%s, %s)", text(next), text(next));
        };
    }

    private Pair bool(int depth) {
        if (depth == 0) {
            return random.nextInt(4) == 0 ? new Pair("CAST(NULL AS BOOLEAN)", "NULL") : Pair.same("p");
        }
        int next = depth - 1;
        String compare = "(%s " + COMPARISONS[random.nextInt(COMPARISONS.length)] + " %s)";
        String not = random.nextBoolean() ? "NOT " : "";
        return switch (random.nextInt(16)) {
            case 0, 1 -> join("(%s AND %s)", bool(next), bool(next));
            case 2, 3 -> join("(%s OR %s)", bool(next), bool(next));
            case 4 -> join("(NOT %s)", bool(next));
            case 5 -> join(compare, integer(next), integer(next));
            case 6 -> join(compare, text(next), text(next));
            case 7 -> join(compare, real(next), real(next));
            case 8 -> join(compare, real(next), integer(next));
            case 9 -> join(compare, Pair.same("a"), Pair.same(String.valueOf(random.nextInt(9) - 4)));
            case 10 -> join("(%s IS " + not + "NULL)", next(next));
            case 11 -> join("(%s IS " + not + (random.nextBoolean() ? "TRUE" : "FALSE") + ")", bool(next));
            case 12 -> join("(%s " + not + "BETWEEN %s AND %s)", integer(next), integer(next), integer(next));
            case 13 -> join("(%s " + not + "IN (%s, %s, 1, 2))", integer(next), integer(0), integer(0));
            case 14 -> join("(%s " + not + "IN ('a', 'ü', %s))", text(next), text(0));
            default ->
                join(
                        "(%s " + not + "LIKE " + PATTERNS[random.nextInt(PATTERNS.length)].replace("%", "%%") + ")",
                        text(next));
        };
    }
}
