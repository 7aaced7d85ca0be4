package io.penstock.expr.syntax;

import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.schema.DecimalType;
import io.penstock.schema.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Makes constants from their text. */
public final class Literals {
    private static final BigInteger MIN_LONG = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger MAX_LONG = BigInteger.valueOf(Long.MAX_VALUE);

    private Literals() {}

    /** An integer is INT64 while it fits and DECIMAL past that; with a point it is DECIMAL, with an exponent FLOAT64. */
    static Node.Literal number(String source, Token token) {
        if (token.kind() == Token.Kind.FLOAT) {
            double value = Double.parseDouble(token.text());
            if (Double.isInfinite(value)) {
                throw bad(source, token.position(), "the number is outside the range of FLOAT64");
            }
            return new Node.Literal(token.position(), Type.FLOAT64, value);
        }
        String digits = token.text().endsWith(".") ? token.text() + "0" : token.text();
        BigDecimal value = new BigDecimal(digits);
        if (token.kind() == Token.Kind.INTEGER) {
            return whole(source, token.position(), value.unscaledValue());
        }
        return new Node.Literal(token.position(), decimalType(source, token.position(), value), value);
    }

    private static Node.Literal whole(String source, int position, BigInteger value) {
        if (value.compareTo(MIN_LONG) >= 0 && value.compareTo(MAX_LONG) <= 0) {
            return new Node.Literal(position, Type.INT64, value.longValueExact());
        }
        BigDecimal wide = new BigDecimal(value);
        return new Node.Literal(position, decimalType(source, position, wide), wide);
    }

    private static DecimalType decimalType(String source, int position, BigDecimal value) {
        int precision = Math.max(value.precision(), value.scale());
        if (precision > DecimalType.MAX_PRECISION) {
            throw bad(source, position, "the number has more than 38 digits; write an exponent (1.5e0) for FLOAT64");
        }
        return Type.decimal(Math.max(1, precision), Math.max(0, value.scale()));
    }

    /** {@code literal} with the other sign; a text or date stays under a minus and is refused later, by its type. */
    static Node negated(int position, Node.Literal literal) {
        if (literal.value() instanceof Long value && value != Long.MIN_VALUE) {
            return new Node.Literal(position, Type.INT64, -value);
        } else if (literal.value() instanceof Double value) {
            return new Node.Literal(position, Type.FLOAT64, -value);
        } else if (literal.value() instanceof BigDecimal value && literal.type() != null) {
            BigDecimal negative = value.negate();
            return negative.scale() == 0 && negative.unscaledValue().equals(MIN_LONG)
                    ? new Node.Literal(position, Type.INT64, Long.MIN_VALUE)
                    : new Node.Literal(position, literal.type(), negative);
        }
        return new Node.Negate(position, literal);
    }

    static Node.Literal date(String source, Token word, Token text) {
        try {
            return new Node.Literal(word.position(), Type.DATE, LocalDate.parse(text.text()));
        } catch (DateTimeException e) {
            throw bad(source, text.position(), "the text is not a date of the calendar; write DATE '2024-01-31'");
        }
    }

    static Node.Literal timestamp(String source, Token word, Token text) {
        try {
            return new Node.Literal(word.position(), Type.TIMESTAMP, instant(text.text()));
        } catch (DateTimeException e) {
            throw bad(
                    source,
                    text.position(),
                    "the text is not a timestamp; write TIMESTAMP '2024-01-31 10:00:00' (UTC) or with an offset,"
                            + " TIMESTAMP '2024-01-31T10:00:00+01:00'");
        }
    }

    /**
     * An instant from ISO text, to the microsecond: a date, or a date and time with {@code T} or a space between; without an
     * offset it is UTC.
     *
     * @throws DateTimeException when the text is something else
     */
    public static Instant instant(String text) {
        String iso =
                text.length() > 10 && text.charAt(10) == ' ' ? text.substring(0, 10) + 'T' + text.substring(11) : text;
        if (iso.length() == 10) {
            return LocalDate.parse(iso).atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        boolean offset = iso.endsWith("Z") || iso.indexOf('+', 10) > 0 || iso.indexOf('-', 11) > 0;
        Instant instant = offset
                ? OffsetDateTime.parse(iso).toInstant()
                : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
        return instant.truncatedTo(ChronoUnit.MICROS);
    }

    private static PlanException bad(String source, int position, String what) {
        return new PlanException(Problem.of(ExprErrors.BAD_LITERAL, what).at(Lexer.place(source, position)));
    }
}
