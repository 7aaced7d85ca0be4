package io.penstock.expr;

import java.util.Random;

/**
 * Random expressions in our words and in DuckDB's, of the parts where both mean the same; what is left out is listed in {@code
 * docs/reference/expressions.md}.
 */
final class DuckExpressions {
    private static final String[] COMPARISONS = {
        "=", "<>", "<", "<=", ">", ">=", "IS DISTINCT FROM", "IS NOT DISTINCT FROM"
    };
    private static final String[] PATTERNS = {"a%", "%a", "%A%", "a_", "_", "%ü%", "", "%"};
    private static final String[] UNITS = {"year", "quarter", "month", "day", "week"};

    private final Random random;

    DuckExpressions(Random random) {
        this.random = random;
    }

    /** The same expression for both sides. */
    record Pair(String ours, String duck) {
        static Pair same(String text) {
            return new Pair(text, text);
        }
    }

    Pair next(int depth) {
        return switch (random.nextInt(8)) {
            case 0, 1 -> integer(depth);
            case 2 -> real(depth);
            case 3 -> decimal(depth);
            case 4 -> text(depth);
            case 5 -> date(depth);
            default -> bool(depth);
        };
    }

    /** Both sides of a form; {@code ~} stands for the parts in turn. */
    private static Pair form(String ours, String duck, Pair... parts) {
        String left = ours;
        String right = duck;
        for (Pair part : parts) {
            left = left.replaceFirst("~", java.util.regex.Matcher.quoteReplacement(part.ours()));
            right = right.replaceFirst("~", java.util.regex.Matcher.quoteReplacement(part.duck()));
        }
        return new Pair(left, right);
    }

    private static Pair form(String both, Pair... parts) {
        return form(both, both, parts);
    }

    private Pair small() {
        return switch (random.nextInt(5)) {
            case 0 -> new Pair("CAST(NULL AS INT64)", "CAST(NULL AS BIGINT)");
            case 1 -> Pair.same(String.valueOf(random.nextInt(9) - 4));
            case 2 -> Pair.same("b");
            default -> Pair.same("a");
        };
    }

    private Pair integer(int depth) {
        if (depth == 0) {
            return small();
        }
        int n = depth - 1;
        return switch (random.nextInt(30)) {
            case 0 -> form("(~ + ~)", integer(n), integer(n));
            case 1 -> form("(~ - ~)", integer(n), integer(n));
            case 2 -> form("(~ * ~)", small(), small());
            case 3 -> form("(~ % ~)", integer(n), integer(n));
            case 4 -> form("div(~, ~)", "(~ // ~)", integer(n), integer(n));
            case 5 -> form("abs(~)", integer(n));
            case 6 -> form("sign(~)", integer(n));
            case 7 -> form("length(~)", text(n));
            case 8 -> form("instr(~, ~)", text(n), text(n));
            case 9 -> form("coalesce(~, ~)", integer(n), integer(n));
            case 10 -> form("nullif(~, ~)", integer(n), integer(n));
            case 11 -> form("greatest(~, ~)", integer(n), integer(n));
            case 12 -> form("least(~, ~)", integer(n), integer(n));
            case 13 -> form("if(~, ~, ~)", bool(n), integer(n), integer(n));
            case 14 -> form("CASE WHEN ~ THEN ~ ELSE ~ END", bool(n), integer(n), integer(n));
            case 15 ->
                form(
                        "levenshtein(regexp_replace(~, '[^ -~]', ''), 'kitten')".replace("-~", "-z"),
                        "levenshtein(regexp_replace(~, '[^ -~]', '', 'g'), 'kitten')".replace("-~", "-z"),
                        Pair.same("s"));
            case 16 -> form("ascii(~ || 'x')", "unicode(~ || 'x')", text(0));
            case 17 -> form("gcd(~, ~)", small(), small());
            case 18 -> form("bit_and(~, ~)", "(~ & ~)", small(), small());
            case 19 -> form("bit_or(~, ~)", "(~ | ~)", small(), small());
            case 20 -> form("bit_xor(~, ~)", "xor(~, ~)", small(), small());
            case 21 -> form(part() + "(~)", date(n));
            case 22 -> form("(hour(~) * 100 + minute(~))", moment(), moment());
            case 23 -> {
                String unit = UNITS[random.nextInt(UNITS.length - 1)];
                yield form("date_diff('" + unit + "', ~, ~)", date(n), date(n));
            }
            case 24 -> form("epoch_ms(~)", moment());
            case 25 ->
                form("nvl2(~, ~, ~)", "CASE WHEN ~ IS NOT NULL THEN ~ ELSE ~ END", text(n), integer(n), integer(n));
            case 26 -> form("regexp_count(~, '[a-z]')", "len(regexp_extract_all(~, '[a-z]'))", text(n));
            case 27 -> form("list_size(regexp_extract_all(~, 'a'))", "len(regexp_extract_all(~, 'a'))", text(n));
            case 28 -> Pair.same("bit_count(a)");
            default -> form("(~ - ~)", date(n), date(n));
        };
    }

    private String part() {
        String[] parts = {"year", "quarter", "month", "day", "dayofyear", "isodow", "week", "isoyear"};
        return parts[random.nextInt(parts.length)];
    }

    private Pair real(int depth) {
        if (depth == 0) {
            return random.nextInt(4) == 0 ? new Pair("0.5e0", "CAST(0.5 AS DOUBLE)") : Pair.same("f");
        }
        int n = depth - 1;
        return switch (random.nextInt(15)) {
            case 0 -> form("(~ + ~)", real(n), real(n));
            case 1 -> form("(~ - ~)", real(n), real(n));
            case 2 -> form("(~ * ~)", real(n), real(n));
            case 3 -> form("(~ / ~)", "(~ / nullif(~, 0))", integer(n), integer(n));
            case 4 -> form("abs(~)", real(n));
            case 5 -> form("floor(~)", real(n));
            case 6 -> form("ceil(~)", real(n));
            case 7 -> form("trunc(~)", real(n));
            case 8 -> form("sqrt(abs(~))", real(n));
            case 9 -> form("round(~, 2)", Pair.same("f"));
            case 10 -> form("coalesce(~, ~)", real(n), real(n));
            case 11 -> form("greatest(~, ~)", real(n), real(n));
            case 12 -> form("log10(abs(~) + 1)", real(n));
            case 13 -> form("atan2(~, ~)", Pair.same("f"), Pair.same("f"));
            default -> form("CASE WHEN ~ THEN ~ END", bool(n), real(n));
        };
    }

    private Pair decimal(int depth) {
        if (depth == 0) {
            return random.nextInt(4) == 0 ? Pair.same("1.25") : Pair.same("m");
        }
        int n = depth - 1;
        return switch (random.nextInt(9)) {
            case 0 -> form("(~ + ~)", decimal(n), decimal(n));
            case 1 -> form("(~ - ~)", decimal(n), decimal(0));
            case 2 -> form("(~ * ~)", Pair.same("m"), Pair.same("1.25"));
            case 3 -> form("abs(~)", decimal(n));
            case 4 -> form("round(~, 1)", Pair.same("m"));
            case 5 -> form("coalesce(~, ~)", decimal(n), decimal(n));
            case 6 -> form("floor(~)", Pair.same("m"));
            case 7 -> form("ceil(~)", Pair.same("m"));
            default -> form("CAST(~ AS DECIMAL(12,1))", decimal(0));
        };
    }

    private Pair text(int depth) {
        if (depth == 0) {
            return switch (random.nextInt(4)) {
                case 0 -> Pair.same("'ab'");
                case 1 -> Pair.same("u");
                default -> Pair.same("s");
            };
        }
        int n = depth - 1;
        return switch (random.nextInt(27)) {
            case 0 -> form("(~ || ~)", text(n), text(n));
            case 1 -> form("upper(~)", text(n));
            case 2 -> form("lower(~)", text(n));
            case 3 -> form("trim(~)", text(n));
            case 4 -> form("substr(~, " + (1 + random.nextInt(5)) + ", " + random.nextInt(5) + ")", text(n));
            case 5 -> form("replace(~, 'a', ~)", text(n), text(0));
            case 6 -> form("coalesce(~, ~)", text(n), text(n));
            case 7 -> form("concat(~, ~)", text(n), text(n));
            case 8 -> form("concat_ws('-', ~, ~)", text(n), text(n));
            case 9 -> form("left(~, 2)", text(n));
            case 10 -> form("right(~, 2)", text(n));
            case 11 -> form("reverse(~)", text(0));
            case 12 -> form("lpad(~, 5, 'xy')", text(n));
            case 13 -> form("rpad(~, 5, 'xy')", text(n));
            case 14 -> form("split_part(~, 'a', 2)", text(n));
            case 15 -> form("strip_accents(~)", text(n));
            case 16 -> form("translate(~, 'ab', 'x')", text(n));
            case 17 -> form("md5(~)", text(n));
            case 18 -> form("sha256(~)", text(n));
            case 19 -> form("hex(~)", "lower(hex(~))", text(n));
            case 20 -> form("base64(~)", "base64(encode(~))", text(n));
            case 21 -> form("url_encode(~)", text(n));
            case 22 -> form("regexp_extract(~, '[a-z]+', 0)", text(n));
            case 23 -> form("regexp_replace(~, '[a-z]', '#')", "regexp_replace(~, '[a-z]', '#', 'g')", text(n));
            case 24 ->
                form(
                        "json_extract_string(s, '$.a[1]')",
                        "CASE WHEN json_valid(s) THEN json_extract_string(s, '$.a[1]') END");
            case 25 -> form("date_format(~, 'yyyy-MM-dd HH:mm')", "strftime(~, '%Y-%m-%d %H:%M')", moment());
            default -> form("CAST(~ AS TEXT)", "CAST(~ AS VARCHAR)", integer(n));
        };
    }

    private Pair moment() {
        return Pair.same("t");
    }

    private Pair date(int depth) {
        if (depth == 0) {
            return random.nextInt(4) == 0 ? Pair.same("DATE '2020-02-29'") : Pair.same("d");
        }
        int n = depth - 1;
        return switch (random.nextInt(9)) {
            case 0 -> form("(~ + ~)", "(~ + CAST(~ AS INTEGER))", date(n), small());
            case 1 -> form("(~ - ~)", "(~ - CAST(~ AS INTEGER))", date(n), small());
            case 2 -> form("add_months(~, ~)", "CAST(~ + to_months(CAST(~ AS INTEGER)) AS DATE)", date(n), small());
            case 3 -> form("last_day(~)", date(n));
            case 4 -> {
                String unit = UNITS[random.nextInt(UNITS.length)];
                yield form("date_trunc('" + unit + "', ~)", "CAST(date_trunc('" + unit + "', ~) AS DATE)", date(n));
            }
            case 5 -> form("CAST(~ AS DATE)", moment());
            case 6 -> form("make_date(year(~), month(~), 1)", Pair.same("d"), Pair.same("d"));
            case 7 -> form("coalesce(~, ~)", date(n), date(n));
            default -> form("CASE WHEN ~ THEN ~ ELSE ~ END", bool(n), date(n), date(n));
        };
    }

    private Pair bool(int depth) {
        if (depth == 0) {
            return random.nextInt(5) == 0 ? Pair.same("CAST(NULL AS BOOLEAN)") : Pair.same("p");
        }
        int n = depth - 1;
        String compare = "(~ " + COMPARISONS[random.nextInt(COMPARISONS.length)] + " ~)";
        String not = random.nextBoolean() ? "NOT " : "";
        String pattern = "'" + PATTERNS[random.nextInt(PATTERNS.length)] + "'";
        return switch (random.nextInt(22)) {
            case 0, 1 -> form("(~ AND ~)", bool(n), bool(n));
            case 2, 3 -> form("(~ OR ~)", bool(n), bool(n));
            case 4 -> form("(NOT ~)", bool(n));
            case 5 -> form(compare, integer(n), integer(n));
            case 6 -> form(compare, text(n), text(n));
            case 7 -> form(compare, real(n), real(n));
            case 8 -> form(compare, decimal(n), integer(n));
            case 9 -> form(compare, date(n), date(n));
            case 10 -> form(compare, moment(), moment());
            case 11 -> form("(~ IS " + not + "NULL)", next(n));
            case 12 -> form("(~ IS " + not + "TRUE)", bool(n));
            case 13 -> form("(~ " + not + "BETWEEN ~ AND ~)", integer(n), integer(n), integer(n));
            case 14 -> form("(~ " + not + "IN (~, ~, 1, 2))", integer(n), small(), small());
            case 15 -> form("(~ " + not + "IN ('a', 'ü', ~))", text(n), text(0));
            case 16 -> form("(~ " + not + "LIKE " + pattern + ")", text(n));
            case 17 -> form("(~ " + not + "ILIKE " + pattern + ")", text(n));
            case 18 -> form("starts_with(~, ~)", text(n), text(0));
            case 19 -> form("contains(~, ~)", text(n), text(0));
            case 20 -> form("regexp_matches(~, '^[a-zA]+$')", text(n));
            default -> form("(~ > ~)", date(n), Pair.same("'2020-02-29'"));
        };
    }
}
