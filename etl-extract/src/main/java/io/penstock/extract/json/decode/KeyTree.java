package io.penstock.extract.json.decode;

import io.penstock.error.ExtractException;
import io.penstock.error.Problem;
import io.penstock.extract.json.scan.JsonErrors;
import io.penstock.extract.json.scan.Syntax;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the column of a key. Records of one file mostly have the same keys in the same order, so the next key is compared with the one
 * that came next in earlier records before it is looked up. One thread at a time.
 */
final class KeyTree {
    /** The column of a key that leads to none. */
    static final int NONE = -1;

    /** Keys that are remembered per object; the keys of objects that are used as maps may be without end. */
    private static final int REMEMBERED = 10_000;

    private final Shape.Rules rules;
    private final boolean open;
    final List<String> names;
    private final Set<String> whole;
    private final Map<String, Integer> positions = new HashMap<>();
    private final Level root;
    private final Level elements;

    /**
     * @param names the columns
     * @param whole columns whose objects are not taken apart
     * @param open whether keys without a column get one
     */
    KeyTree(Shape.Rules rules, List<String> names, Set<String> whole, boolean open) {
        this.rules = rules;
        this.open = open;
        this.names = new ArrayList<>(names);
        this.whole = whole;
        for (int c = 0; c < names.size(); c++) {
            positions.put(names.get(c), c);
        }
        this.root = new Level("", 0);
        this.elements = new Level(rules.explode() == null ? "" : rules.explode() + rules.separator(), 0);
    }

    Level root() {
        return root;
    }

    /** The keys of objects in the array that is exploded. */
    Level elements() {
        return elements;
    }

    boolean isOpen() {
        return open;
    }

    /** The column of this name; made when there is none and the tree is open, {@link #NONE} when it is not. */
    int column(String name) {
        Integer known = positions.get(name);
        if (known != null) {
            return known;
        } else if (!open) {
            return NONE;
        } else if (names.size() == rules.maxColumns()) {
            throw new ExtractException(
                    Problem.of(
                                    JsonErrors.TOO_MANY_COLUMNS,
                                    "the records have more keys than max_columns (" + rules.maxColumns()
                                            + "); one too many is '" + name + "'")
                            .next(
                                    "Set flatten_levels so that objects with ever new keys stay JSON text, or raise max_columns."));
        }
        positions.put(name, names.size());
        names.add(name);
        return names.size() - 1;
    }

    /** A key of an object. */
    final class Key {
        final byte[] written;
        final String name;
        final boolean exploded;
        private final int level;
        private int column = -2;
        private @Nullable Level below;
        private final boolean kept;

        Key(byte[] written, String name, int level) {
            this.written = written;
            this.name = name;
            this.level = level;
            this.exploded = name.equals(rules.explode());
            this.kept = level >= rules.flattenLevels() || whole.contains(name);
        }

        /** The column of values that are no flattened objects. */
        int column() {
            if (column == -2) {
                column = KeyTree.this.column(name);
            }
            return column;
        }

        /** The keys of an object that stands here; null when objects here stay whole. */
        @Nullable
        Level below() {
            if (kept) {
                return null;
            }
            Level next = below;
            if (next == null) {
                next = new Level(name + rules.separator(), level + 1);
                below = next;
            }
            return next;
        }
    }

    /** The keys of the objects at one place of the records. */
    final class Level {
        private final String prefix;
        private final int level;
        private Key[] keys = new Key[16];
        private int size;
        private final Map<String, Key> byWritten = new HashMap<>();

        Level(String prefix, int level) {
            this.prefix = prefix;
            this.level = level;
        }

        /** Position of the key that is written at {@code from} (behind its quote) if it is the one at {@code guess}; -1 if not. */
        @Nullable
        Key guess(byte[] b, int from, int guess) {
            if (guess >= size) {
                return null;
            }
            Key key = keys[guess];
            byte[] written = key.written;
            int length = written.length;
            return from + length <= b.length && Arrays.equals(b, from, from + length, written, 0, length) ? key : null;
        }

        /** Where {@link #find} has put a key, for the next guess. */
        int positionOf(Key key) {
            for (int i = 0; i < size; i++) {
                if (keys[i] == key) {
                    return i;
                }
            }
            return size;
        }

        /** The key whose text with escapes is {@code b[from..close)}, followed by a quote. */
        Key find(byte[] b, int from, int close) {
            String written = new String(b, from, close - from, StandardCharsets.UTF_8);
            Key known = byWritten.get(written);
            if (known != null) {
                return known;
            }
            byte[] text = new byte[close - from];
            int length = Syntax.unescape(b, from, close, text, 0);
            String name = new String(text, 0, length, StandardCharsets.UTF_8);
            Key key = new Key(Arrays.copyOfRange(b, from, close + 1), prefix + (name.isEmpty() ? "_" : name), level);
            if (size < REMEMBERED) {
                if (size == keys.length) {
                    keys = Arrays.copyOf(keys, size * 2);
                }
                keys[size++] = key;
                byWritten.put(written, key);
            }
            return key;
        }
    }
}
