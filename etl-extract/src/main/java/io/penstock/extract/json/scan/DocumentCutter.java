package io.penstock.extract.json.scan;

import io.penstock.error.ExtractException;
import io.penstock.error.Problem;
import io.penstock.error.Suggestion;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One JSON document: the elements of an array are the records, any other value is one. What stands around the array is walked over
 * strictly without being kept; a record's own text is looked at when it is decoded.
 */
public final class DocumentCutter implements RecordCutter {
    private static final String MEND = "Mend the file, or get it again if it is cut off.";
    private static final int NAMES_TOLD = 100;
    private static final int MOST_BYTES = 1 << 22;

    private enum Phase {
        BEFORE,
        ELEMENTS,
        BEHIND,
        ENDED
    }

    private final Window window;
    private final Skipping skipping;
    private final InputStream in;
    private final List<String> path;
    private final int maxDepth;
    /** The containers around the records, innermost first; true for objects. */
    private final Deque<Boolean> around = new ArrayDeque<>();

    private Phase phase = Phase.BEFORE;
    private boolean anyElement;
    private @Nullable ExtractException failure;

    /**
     * A cutter at the beginning of a document.
     *
     * @param in UTF-8; closed by {@link #close}
     * @param path keys and indexes that lead to the records; empty for the document itself
     */
    public DocumentCutter(String name, InputStream in, List<String> path, int maxRecordBytes, int maxDepth) {
        this.window = new Window(name, in, maxRecordBytes);
        this.in = in;
        this.path = path;
        this.maxDepth = maxDepth;
        this.skipping = new Skipping(window, maxDepth);
    }

    @Override
    public @Nullable RecordBlock next(int mostRecords, int mostBytes) throws IOException {
        if (failure != null) {
            throw failure;
        } else if (phase == Phase.ENDED) {
            return null;
        }
        RecordIndex index = new RecordIndex();
        try {
            cut(index, mostRecords, mostBytes);
        } catch (BadJson bad) {
            failure = window.failure(bad, MEND);
        } catch (ExtractException e) {
            failure = e;
        }
        if (failure != null && index.records == 0) {
            throw failure;
        }
        int end = index.records == 0 ? 0 : index.ends[index.records - 1];
        RecordBlock block = new RecordBlock(window.name, window.bytes, end, index, window.offset, window.columnsBefore);
        window.leave(window.at, Math.min(mostBytes, MOST_BYTES));
        return block;
    }

    private void cut(RecordIndex index, int mostRecords, int mostBytes) throws IOException {
        if (phase == Phase.BEFORE) {
            navigate(index);
            if (index.records > 0) {
                return;
            }
        }
        if (phase == Phase.BEHIND) {
            finish();
        }
        long line = window.line;
        int counted = 0;
        while (phase == Phase.ELEMENTS && index.records < mostRecords) {
            int c = window.peek(index.records == 0);
            if (index.records == 0) {
                counted = 0;
                line = window.line;
            }
            if (c == ']') {
                window.at++;
                phase = Phase.BEHIND;
                return;
            }
            if (anyElement) {
                if (c != ',') {
                    throw skipping.expected("',' or ']'");
                }
                window.at++;
                window.peek(false);
            }
            if (window.limit - window.at == 0) {
                throw skipping.expected("a value");
            }
            int start = window.at;
            line += Lines.count(window.bytes, counted, start);
            counted = start;
            record(index, line);
            anyElement = true;
            if (window.at >= mostBytes) {
                return;
            }
        }
    }

    private void record(RecordIndex index, long line) throws IOException {
        int start = window.at;
        byte first = window.bytes[start];
        if (first == ',' || first == ']' || first == '}' || first == ':') {
            throw skipping.expected("a value");
        }
        int end = window.extent();
        boolean whole = end < window.limit || !window.ended || (first != '{' && first != '[');
        if (!whole) {
            // The end of the stream may be the end of the record or cut it off.
            end = Syntax.value(window.bytes, start, window.limit, 0, maxDepth);
        }
        index.add(start, end, line);
        window.at = end;
    }

    /** Goes to where the records are. */
    private void navigate(RecordIndex index) throws IOException {
        int c = window.peek(true);
        if (c < 0) {
            throw BadJson.found(window.bytes, window.at, window.limit, "a JSON value");
        }
        for (int level = 0; level < path.size(); level++) {
            c = window.peek(true);
            if (c == '{') {
                member(level);
            } else if (c == '[' && path.get(level).matches("0|[1-9]\\d{0,8}")) {
                element(level);
            } else {
                throw nowhere(level, c == '[' ? "is an array" : "is neither an object nor an array", List.of());
            }
        }
        c = window.peek(true);
        if (c < 0) {
            throw skipping.expected("a value");
        }
        if (c == '[') {
            window.at++;
            phase = Phase.ELEMENTS;
            return;
        }
        if (path.isEmpty() || c != 'n') {
            window.discard();
            record(index, window.line);
        } else {
            skipping.value();
        }
        phase = Phase.BEHIND;
    }

    private void member(int level) throws IOException {
        List<String> names = new ArrayList<>();
        window.at++;
        if (window.peek(true) == '}') {
            throw nowhere(level, "is an empty object", names);
        }
        for (; ; ) {
            String key = skipping.key();
            if (key.equals(path.get(level))) {
                around.push(true);
                return;
            }
            if (names.size() < NAMES_TOLD) {
                names.add(key);
            }
            skipping.value();
            int c = window.peek(true);
            if (c == '}') {
                throw nowhere(level, "has no key '" + path.get(level) + "'", names);
            } else if (c != ',') {
                throw skipping.expected("',' or '}'");
            }
            window.at++;
        }
    }

    private void element(int level) throws IOException {
        int wanted = Integer.parseInt(path.get(level));
        window.at++;
        boolean empty = window.peek(true) == ']';
        for (int i = 0; !empty && i < wanted; i++) {
            skipping.value();
            int c = window.peek(true);
            if (c != ',') {
                throw c == ']'
                        ? nowhere(level, "has no element " + wanted, List.of())
                        : skipping.expected("',' or ']'");
            }
            window.at++;
        }
        if (empty) {
            throw nowhere(level, "is an empty array", List.of());
        }
        around.push(false);
    }

    private ExtractException nowhere(int level, String why, List<String> names) {
        String whole = "/" + String.join("/", path);
        String reached = level == 0 ? "the document" : "'/" + String.join("/", path.subList(0, level)) + "'";
        return new ExtractException(Problem.of(
                        JsonErrors.NO_RECORDS,
                        "record_path '" + whole + "' leads nowhere: " + reached + " " + why
                                + (names.isEmpty() ? "" : ". " + Suggestion.among(path.get(level), names)))
                .at(window.place(window.at)));
    }

    /** Walks over what is behind the records. */
    private void finish() throws IOException {
        while (!around.isEmpty()) {
            skipping.rest(around.pop());
        }
        if (window.peek(true) >= 0) {
            throw skipping.expected("nothing behind the end of the document (or format lines, for one record a line)");
        }
        phase = Phase.ENDED;
    }

    @Override
    public long line() {
        return window.line + Lines.count(window.bytes, 0, window.at);
    }

    @Override
    public long offset() {
        return window.offset + window.at;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
