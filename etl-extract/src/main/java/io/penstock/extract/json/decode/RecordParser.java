package io.penstock.extract.json.decode;

import io.penstock.extract.json.policy.DuplicateKeys;
import io.penstock.extract.json.scan.BadJson;
import io.penstock.extract.json.scan.RecordBlock;
import io.penstock.extract.json.scan.Syntax;
import org.jspecify.annotations.Nullable;

/** Reads records strictly and puts their values where they belong. One block, one thread. */
final class RecordParser {
    private final KeyTree tree;
    private final Shape.Rules rules;
    private final Cells cells;
    private final Trouble trouble;
    private final boolean last;
    /** For each column the kinds of values that fit; null when all do. */
    private final int @Nullable [] allowed;

    /** For each column whether an empty string is no value of its type. */
    private final boolean[] typed;

    private int end;
    private int explodeFrom;
    private int explodeTo;

    RecordParser(
            KeyTree tree, Shape.Rules rules, Cells cells, Trouble trouble, int @Nullable [] allowed, boolean[] typed) {
        this.tree = tree;
        this.rules = rules;
        this.cells = cells;
        this.trouble = trouble;
        this.last = rules.duplicateKeys() == DuplicateKeys.LAST;
        this.allowed = allowed;
        this.typed = typed;
    }

    /**
     * Adds the row or rows of a record.
     *
     * @throws BadJson when it is not JSON; nothing was added then
     */
    void parse(RecordBlock block, int record) {
        byte[] b = block.bytes();
        end = block.end(record);
        int before = cells.rows;
        cells.reserve();
        explodeFrom = -1;
        try {
            int p = Syntax.space(b, block.start(record), end);
            if (p < end && b[p] == '{') {
                p = object(b, p, tree.root(), 1);
            } else {
                p = value(b, p, null, tree.column(Shape.VALUE), 0);
            }
            p = Syntax.space(b, p, end);
            if (p < end) {
                throw Syntax.unexpected(b, p, end, "the end of the record");
            }
            if (explodeFrom >= 0) {
                explode(b, record);
                return;
            }
        } catch (BadJson bad) {
            cells.rows = before;
            cells.clearRow();
            trouble.forgetFrom(before);
            throw bad;
        }
        cells.records[cells.rows++] = record;
    }

    private int object(byte[] b, int from, KeyTree.Level level, int depth) {
        if (depth > rules.maxDepth()) {
            throw Syntax.tooDeep(from, rules.maxDepth());
        }
        int end = this.end;
        int p = b[from + 1] == '"' ? from + 1 : Syntax.space(b, from + 1, end);
        if (p < end && b[p] == '}') {
            return p + 1;
        }
        int guess = 0;
        for (; ; ) {
            if (p >= end || b[p] != '"') {
                throw Syntax.unexpected(b, p, end, "a key in double quotes");
            }
            KeyTree.Key key = level.guess(b, p + 1, guess);
            if (key != null) {
                p += key.written.length + 1;
                guess++;
            } else {
                int close = Syntax.string(b, p + 1, end);
                close = close < 0 ? ~close : close;
                key = level.find(b, p + 1, close);
                guess = level.positionOf(key) + 1;
                p = close + 1;
            }
            if (b[p] != ':') {
                p = Syntax.space(b, p, end);
                if (p >= end || b[p] != ':') {
                    throw Syntax.unexpected(b, p, end, "':' behind the key");
                }
            }
            p++;
            if (b[p] <= ' ') {
                p = Syntax.space(b, p, end);
            }
            p = member(b, p, key, depth);
            if (b[p] <= ' ') {
                p = Syntax.space(b, p, end);
            }
            if (p < end && b[p] == ',') {
                p++;
                if (b[p] <= ' ') {
                    p = Syntax.space(b, p, end);
                }
            } else if (p < end && b[p] == '}') {
                return p + 1;
            } else {
                throw Syntax.unexpected(b, p, end, "',' or '}'");
            }
        }
    }

    private int member(byte[] b, int p, KeyTree.Key key, int depth) {
        byte c = p < end ? b[p] : 0;
        if (c == '{') {
            KeyTree.Level below = key.below();
            if (below != null) {
                return object(b, p, below, depth + 1);
            }
        } else if (c == '[' && key.exploded) {
            int to = Syntax.value(b, p, end, depth, rules.maxDepth());
            explodeFrom = p;
            explodeTo = to;
            return to;
        }
        if (c == 'n' && !tree.isOpen()) {
            int to = Syntax.literal(b, p, end);
            int column = key.column();
            if (column >= 0 && isWanted(column, key)) {
                cells.putNull(column);
            }
            return to;
        }
        return value(b, p, key, key.column(), depth);
    }

    private int value(byte[] b, int p, KeyTree.@Nullable Key key, int column, int depth) {
        byte c = p < end ? b[p] : 0;
        int from = p;
        int to;
        int next;
        int kind;
        if (c == '"') {
            kind = Cells.STRING;
            int close = Syntax.string(b, p + 1, end);
            from = p + 1;
            if (close >= 0) {
                to = close;
                next = close + 1;
            } else {
                next = ~close + 1;
                if (column >= 0) {
                    from = cells.unescape(p + 1, ~close);
                }
                to = cells.textEnd();
            }
        } else if (c == '-' || (c >= '0' && c <= '9')) {
            kind = Cells.NUMBER;
            next = Syntax.number(b, p, end);
            to = next;
        } else if (c == '{' || c == '[') {
            kind = Cells.NESTED;
            next = Syntax.value(b, p, end, depth, rules.maxDepth());
            to = next;
        } else if (p < end) {
            kind = c == 'n' ? Cells.NULL : Cells.BOOLEAN;
            next = Syntax.literal(b, p, end);
            to = next;
        } else {
            throw Syntax.unexpected(b, p, end, "a value");
        }
        store(key, column, from, to, kind);
        return next;
    }

    private void store(KeyTree.@Nullable Key key, int column, int from, int to, int kind) {
        if (column < 0) {
            if (kind != Cells.NULL) {
                trouble.newKey(cells.rows, key == null ? Shape.VALUE : key.name);
            }
            return;
        }
        if (column >= cells.columns()) {
            cells.widen(tree.names.size());
        }
        if (!isWanted(column, key)) {
            return;
        }
        if (kind == Cells.NULL) {
            cells.putNull(column);
            return;
        }
        cells.put(column, from, to, kind);
        if (allowed != null && (allowed[column] & kind) == 0) {
            trouble.misfits().add(cells.rows, column);
        } else if (from == to && typed.length > column && typed[column]) {
            trouble.misfits().add(cells.rows, column);
        }
    }

    /** Whether the value at hand is the one that counts for its column. */
    private boolean isWanted(int column, KeyTree.@Nullable Key key) {
        int row = cells.rows + 1;
        boolean again = cells.set[column] == row;
        cells.set[column] = row;
        if (!again || last) {
            return true;
        } else if (rules.duplicateKeys() == DuplicateKeys.REJECT) {
            trouble.duplicate(cells.rows, key == null ? Shape.VALUE : key.name);
        }
        return false;
    }

    /** One row for each element; an empty array gives one row, so that nothing of the record is lost. */
    private void explode(byte[] b, int record) {
        int parent = cells.rows;
        int until = explodeTo - 1;
        int p = Syntax.space(b, explodeFrom + 1, until);
        int outer = end;
        end = until;
        cells.endParent();
        do {
            if (cells.rows > parent) {
                cells.reserve();
                cells.copyParent(parent);
            }
            if (p < until) {
                p = b[p] == '{' && rules.flattenLevels() > 0
                        ? object(b, p, tree.elements(), 2)
                        : value(b, p, null, tree.column(String.valueOf(rules.explode())), 2);
                p = Syntax.space(b, p, until);
                p = p < until ? Syntax.space(b, p + 1, until) : p;
            }
            cells.records[cells.rows++] = record;
        } while (p < until);
        end = outer;
    }
}
