package io.penstock.extract.json.decode;

import io.penstock.error.ExtractException;
import io.penstock.extract.json.scan.BadJson;
import io.penstock.extract.json.scan.RecordBlock;
import io.penstock.extract.text.DateFormats;
import io.penstock.extract.text.Utf8;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the columns of records and the types of those columns. Records that are not JSON are left out. One thread. */
public final class Discovery {
    private final Shape.Rules rules;
    private final DateFormats dates;
    private final KeyTree tree;
    private final Shape nowhere;
    private final List<ColumnGuess> guesses = new ArrayList<>();
    private long malformed;

    /** @param declared types of columns that are known */
    public Discovery(Shape.Rules rules, DateFormats dates, Map<String, Type> declared) {
        this.rules = rules;
        this.dates = dates;
        this.tree = new KeyTree(
                rules,
                List.of(),
                Shape.nested(declared.entrySet().stream()
                        .map(e -> Field.of(e.getKey(), e.getValue()))
                        .toList()),
                true);
        this.nowhere = Shape.of(Schema.empty(), Set.of(), rules, false);
    }

    /** @throws ExtractException when there are too many columns */
    public void observe(RecordBlock block) {
        Cells cells = new Cells(block, tree.names.size());
        RecordParser parser = new RecordParser(tree, rules, cells, new Trouble(nowhere), null, new boolean[0]);
        for (int record = 0; record < block.records(); record++) {
            if (Utf8.firstMalformed(block.bytes(), block.start(record), block.end(record)) < 0) {
                parse(parser, block, record);
            }
        }
        for (int c = 0; c < cells.columns(); c++) {
            if (c == guesses.size()) {
                guesses.add(new ColumnGuess(dates));
            }
            guesses.get(c).observe(cells, c);
        }
    }

    private void parse(RecordParser parser, RecordBlock block, int record) {
        try {
            parser.parse(block, record);
        } catch (BadJson bad) {
            malformed++;
        }
    }

    /** Records looked at that are not JSON; the reading decides about them. */
    public long malformed() {
        return malformed;
    }

    /**
     * The columns in the order in which they were met, with the types that fit every value so far. One that was never anything but null
     * is left out where it is an object in other records.
     */
    public Map<String, Type> types() {
        Map<String, Type> types = new LinkedHashMap<>();
        for (int c = 0; c < tree.names.size(); c++) {
            String name = tree.names.get(c);
            boolean empty = c >= guesses.size() || guesses.get(c).isEmpty();
            if (empty && isObject(name + rules.separator())) {
                continue;
            }
            types.put(name, empty ? Type.TEXT : guesses.get(c).type());
        }
        return types;
    }

    private boolean isObject(String prefix) {
        return tree.names.stream().anyMatch(name -> name.startsWith(prefix));
    }
}
