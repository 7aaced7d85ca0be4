package io.penstock.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads {@link Type#parse} text by recursive descent. */
final class TypeParser {
    private final String text;
    private int at;

    TypeParser(String text) {
        this.text = text;
    }

    Type parse() {
        Type type = type();
        skipSpace();
        if (at < text.length()) {
            throw Type.unknown(text, "unexpected text after position " + at);
        }
        return type;
    }

    private Type type() {
        String name = word().toUpperCase(Locale.ROOT);
        return switch (name) {
            case "BOOLEAN", "BOOL" -> Type.BOOLEAN;
            case "INT64", "INT", "INTEGER", "BIGINT", "LONG" -> Type.INT64;
            case "FLOAT64", "DOUBLE", "FLOAT", "REAL" -> Type.FLOAT64;
            case "TEXT", "STRING", "VARCHAR" -> Type.TEXT;
            case "DATE" -> Type.DATE;
            case "TIME" -> Type.TIME;
            case "TIMESTAMP" -> Type.TIMESTAMP;
            case "BINARY", "BLOB", "BYTES" -> Type.BINARY;
            case "DECIMAL", "NUMERIC" -> decimal();
            case "LIST" -> {
                expect('<');
                Type element = type();
                expect('>');
                yield Type.list(element);
            }
            case "STRUCT" -> struct();
            default -> throw Type.unknown(text, name.isEmpty() ? "a name was expected" : "unknown name '" + name + "'");
        };
    }

    private Type decimal() {
        expect('(');
        int precision = number();
        expect(',');
        int scale = number();
        expect(')');
        return Type.decimal(precision, scale);
    }

    private Type struct() {
        expect('<');
        List<Field> fields = new ArrayList<>();
        do {
            String name = word();
            fields.add(Field.of(name, type()));
        } while (accept(','));
        expect('>');
        return Type.struct(fields);
    }

    private String word() {
        skipSpace();
        int from = at;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
            at++;
        }
        return text.substring(from, at);
    }

    private int number() {
        String digits = word();
        if (digits.isEmpty() || digits.length() > 3 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw Type.unknown(text, "a number was expected at position " + at);
        }
        return Integer.parseInt(digits);
    }

    private boolean accept(char c) {
        skipSpace();
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(char c) {
        if (!accept(c)) {
            throw Type.unknown(text, "'" + c + "' was expected at position " + at);
        }
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}
