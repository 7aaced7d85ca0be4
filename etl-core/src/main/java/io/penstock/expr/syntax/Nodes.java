package io.penstock.expr.syntax;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Questions about whole trees. */
public final class Nodes {
    private Nodes() {}

    /** The column names as written, in order of first use. */
    public static Set<String> columns(Node root) {
        Set<String> names = new LinkedHashSet<>();
        collect(root, names);
        return names;
    }

    private static void collect(Node node, Set<String> names) {
        if (node instanceof Node.ColumnName column) {
            names.add(column.name());
        }
        node.parts().forEach(part -> collect(part, names));
    }

    static List<Node> join(Node first, List<Node> rest) {
        List<Node> all = new ArrayList<>(rest.size() + 1);
        all.add(first);
        all.addAll(rest);
        return all;
    }

    static List<Node> ofCase(Node.Case node) {
        List<Node> all = new ArrayList<>();
        if (node.subject() != null) {
            all.add(node.subject());
        }
        for (Node.When branch : node.branches()) {
            all.add(branch.condition());
            all.add(branch.result());
        }
        if (node.otherwise() != null) {
            all.add(node.otherwise());
        }
        return all;
    }
}
