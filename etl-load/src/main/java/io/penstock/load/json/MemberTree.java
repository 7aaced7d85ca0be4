package io.penstock.load.json;

import io.penstock.error.Problem;
import io.penstock.schema.Schema;
import io.penstock.spi.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The members of a row's object: columns, and objects of columns where names have parts. */
final class MemberTree {
    /** The column; -1 for an object. */
    final int column;

    final Map<String, MemberTree> members = new LinkedHashMap<>();

    private MemberTree(int column) {
        this.column = column;
    }

    static MemberTree of(Schema schema, Names names, String separator) {
        MemberTree root = new MemberTree(-1);
        for (int c = 0; c < schema.size(); c++) {
            String name = schema.field(c).name();
            List<String> parts = names == Names.NESTED ? parts(name, separator) : List.of(name);
            MemberTree at = root;
            for (String part : parts.subList(0, parts.size() - 1)) {
                at = at.members.computeIfAbsent(part, key -> new MemberTree(-1));
            }
            at.members.put(parts.get(parts.size() - 1), new MemberTree(c));
        }
        return root;
    }

    /** Adds the columns that another column's name goes on from. */
    static void check(Schema schema, String separator, Problems problems) {
        for (String name : schema.names()) {
            for (String other : schema.names()) {
                if (other.startsWith(name + separator)) {
                    problems.add(Problem.of(
                                    JsonErrors.NAME_CLASH,
                                    "column '" + name + "' would be a value and, for '" + other + "', an object")
                            .next("Rename one of them, or set names to flat."));
                }
            }
        }
    }

    /** The parts of a name; a name with an empty part stays whole. */
    private static List<String> parts(String name, String separator) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int at = name.indexOf(separator); at >= 0; at = name.indexOf(separator, from)) {
            parts.add(name.substring(from, at));
            from = at + separator.length();
        }
        parts.add(name.substring(from));
        return parts.contains("") ? List.of(name) : parts;
    }
}
