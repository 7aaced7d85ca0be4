package io.penstock.format.syntax;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the regular expressions that {@link BytePattern} can do, with the meaning they have in {@link java.util.regex.Pattern}
 * for ASCII text. Everything else is answered with null, never with an error.
 */
final class PatternParser {
    private static final int MOST_REPEATS = 1000;

    private final String regex;
    private int at;

    private PatternParser(String regex) {
        this.regex = regex;
    }

    /**
     * A class of characters and how often it may stand.
     *
     * @param most −1 for no limit
     */
    record Item(BitSet characters, int least, int most) {}

    /** Thrown inside for whatever is not simple. */
    private static final class NotSimple extends Exception {
        private static final long serialVersionUID = 1L;

        NotSimple() {
            super(null, null, false, false);
        }
    }

    static @Nullable List<Item> parse(String regex) {
        String body = regex.startsWith("^") ? regex.substring(1) : regex;
        boolean anchored = body.endsWith("$") && !body.endsWith("\\$");
        try {
            return new PatternParser(anchored ? body.substring(0, body.length() - 1) : body).items();
        } catch (NotSimple e) {
            return null;
        }
    }

    private List<Item> items() throws NotSimple {
        List<Item> items = new ArrayList<>();
        while (at < regex.length()) {
            items.add(quantified(atom()));
        }
        return items;
    }

    private BitSet atom() throws NotSimple {
        char c = regex.charAt(at++);
        return switch (c) {
            case '[' -> characterClass();
            case '\\' -> escape();
            case '.' -> {
                BitSet any = range(0, 127);
                any.clear('\n');
                any.clear('\r');
                yield any;
            }
            case '(', ')', '|', '*', '+', '?', '{', '^', '$' -> throw new NotSimple();
            default -> single(c);
        };
    }

    private static BitSet single(char c) throws NotSimple {
        if (c > 127) {
            throw new NotSimple();
        }
        return range(c, c);
    }

    private BitSet escape() throws NotSimple {
        if (at == regex.length()) {
            throw new NotSimple();
        }
        char c = regex.charAt(at++);
        return switch (c) {
            case 'd' -> range('0', '9');
            case 'D' -> not(range('0', '9'));
            case 'w' -> word();
            case 'W' -> not(word());
            case 's' -> space();
            case 'S' -> not(space());
            case 't' -> range('\t', '\t');
            case 'n' -> range('\n', '\n');
            case 'r' -> range('\r', '\r');
            default -> {
                if (Character.isLetterOrDigit(c)) {
                    throw new NotSimple();
                }
                yield single(c);
            }
        };
    }

    private BitSet characterClass() throws NotSimple {
        BitSet all = new BitSet(128);
        boolean negated = accept('^');
        boolean first = true;
        while (true) {
            if (at == regex.length()) {
                throw new NotSimple();
            }
            char c = regex.charAt(at++);
            if (c == ']' && !first) {
                return negated ? not(all) : all;
            }
            if (c == '[' || c == ']' || c == '^' || (c == '&' && accept('&'))) {
                throw new NotSimple();
            }
            first = false;
            BitSet part = c == '\\' ? escape() : single(c);
            if (part.cardinality() == 1
                    && at + 1 < regex.length()
                    && regex.charAt(at) == '-'
                    && regex.charAt(at + 1) != ']') {
                at++;
                char end = regex.charAt(at++);
                BitSet last = end == '\\' ? escape() : single(end);
                if (end == '[' || last.cardinality() != 1 || last.nextSetBit(0) < part.nextSetBit(0)) {
                    throw new NotSimple();
                }
                part = range(part.nextSetBit(0), last.nextSetBit(0));
            }
            all.or(part);
        }
    }

    private Item quantified(BitSet characters) throws NotSimple {
        int least = 1;
        int most = 1;
        if (accept('?')) {
            least = 0;
        } else if (accept('*')) {
            least = 0;
            most = -1;
        } else if (accept('+')) {
            most = -1;
        } else if (accept('{')) {
            least = number();
            most = least;
            if (accept(',')) {
                most = at < regex.length() && regex.charAt(at) == '}' ? -1 : number();
            }
            if (!accept('}') || (most >= 0 && most < least)) {
                throw new NotSimple();
            }
        }
        if (at < regex.length() && "?+*{".indexOf(regex.charAt(at)) >= 0) {
            throw new NotSimple();
        }
        return new Item(characters, least, most);
    }

    private int number() throws NotSimple {
        int number = 0;
        int from = at;
        while (at < regex.length() && regex.charAt(at) >= '0' && regex.charAt(at) <= '9' && number <= MOST_REPEATS) {
            number = number * 10 + regex.charAt(at++) - '0';
        }
        if (at == from || number > MOST_REPEATS) {
            throw new NotSimple();
        }
        return number;
    }

    private boolean accept(char c) {
        if (at < regex.length() && regex.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private static BitSet range(int from, int to) {
        BitSet set = new BitSet(128);
        set.set(from, to + 1);
        return set;
    }

    private static BitSet not(BitSet set) {
        BitSet other = range(0, 127);
        other.andNot(set);
        return other;
    }

    private static BitSet word() {
        BitSet word = range('0', '9');
        word.set('A', 'Z' + 1);
        word.set('a', 'z' + 1);
        word.set('_');
        return word;
    }

    private static BitSet space() {
        BitSet space = range('\t', '\r');
        space.set(' ');
        return space;
    }
}
