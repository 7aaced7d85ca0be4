package io.penstock.format.syntax;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A simple regular expression as a table over ASCII bytes: a sequence of characters and classes with quantifiers, without groups
 * and alternatives. Made by the subset construction from a chain automaton whose states are the bits of a long.
 */
public final class BytePattern {
    private static final int MOST_POSITIONS = 60;
    private static final int MOST_STATES = 512;
    private static final int DEAD = 0;

    private final int[] next;
    private final boolean[] accepting;

    private BytePattern(int[] next, boolean[] accepting) {
        this.next = next;
        this.accepting = accepting;
    }

    /** What a value came to: it matches, it does not, or it is not ASCII and somebody else must say. */
    public enum Verdict {
        MATCH,
        MISMATCH,
        NOT_ASCII
    }

    /** The table; null when the expression is not simple enough. */
    public static @Nullable BytePattern compile(String regex) {
        List<PatternParser.Item> items = PatternParser.parse(regex);
        return items == null ? null : Chain.of(items);
    }

    public Verdict test(byte[] bytes, int from, int to) {
        int state = 1;
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            if (b < 0) {
                return Verdict.NOT_ASCII;
            }
            state = next[(state << 7) | b];
            if (state == DEAD) {
                return Verdict.MISMATCH;
            }
        }
        return accepting[state] ? Verdict.MATCH : Verdict.MISMATCH;
    }

    /** The automaton: position i matches one character of its class, may repeat, may be left out. */
    private static final class Chain {
        private final List<BitSet> classes = new ArrayList<>();
        private final BitSet repeating = new BitSet();
        private final BitSet optional = new BitSet();

        static @Nullable BytePattern of(List<PatternParser.Item> items) {
            Chain chain = new Chain();
            for (PatternParser.Item item : items) {
                boolean endless = item.most() < 0;
                int copies = endless ? Math.max(1, item.least()) : item.most();
                if (chain.classes.size() + copies > MOST_POSITIONS) {
                    return null;
                }
                for (int c = 0; c < copies; c++) {
                    int position = chain.classes.size();
                    chain.classes.add(item.characters());
                    chain.optional.set(position, c >= item.least());
                    chain.repeating.set(position, endless && c == copies - 1);
                }
            }
            return chain.table();
        }

        /** The positions that may match next when {@code position} is one of them. */
        private long reach(int position) {
            long reached = 1L << position;
            for (int p = position; p < classes.size() && optional.get(p); p++) {
                reached |= 1L << (p + 1);
            }
            return reached;
        }

        private long step(long active, int character) {
            long after = 0;
            for (int p = 0; p < classes.size(); p++) {
                if (((active >>> p) & 1) != 0 && classes.get(p).get(character)) {
                    after |= reach(p + 1) | (repeating.get(p) ? reach(p) : 0);
                }
            }
            return after;
        }

        private @Nullable BytePattern table() {
            Map<Long, Integer> numbers = new HashMap<>();
            List<Long> states = new ArrayList<>(List.of(0L, reach(0)));
            numbers.put(0L, DEAD);
            numbers.put(reach(0), 1);
            List<int[]> rows = new ArrayList<>(List.of(new int[128]));
            for (int s = 1; s < states.size(); s++) {
                int[] row = new int[128];
                for (int c = 0; c < 128; c++) {
                    long after = step(states.get(s), c);
                    Integer number = numbers.get(after);
                    if (number == null) {
                        number = states.size();
                        numbers.put(after, number);
                        states.add(after);
                        if (states.size() > MOST_STATES) {
                            return null;
                        }
                    }
                    row[c] = number;
                }
                rows.add(row);
            }
            int[] next = new int[states.size() << 7];
            boolean[] accepting = new boolean[states.size()];
            for (int s = 0; s < states.size(); s++) {
                System.arraycopy(rows.get(s), 0, next, s << 7, 128);
                accepting[s] = ((states.get(s) >>> classes.size()) & 1) != 0;
            }
            return new BytePattern(next, accepting);
        }
    }
}
