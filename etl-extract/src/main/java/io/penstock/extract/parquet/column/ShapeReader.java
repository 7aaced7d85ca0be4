package io.penstock.extract.parquet.column;

import io.penstock.extract.parquet.column.Shape.Kind;
import io.penstock.extract.parquet.column.Shape.Member;
import io.penstock.extract.parquet.column.Shape.Repeated;
import io.penstock.extract.parquet.column.Shape.Struct;
import io.penstock.extract.parquet.page.Damage;
import io.penstock.extract.parquet.page.ParquetErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.SchemaElement;

/**
 * Reads a file's schema. Lists and maps are told by the rules of
 * <a href="https://github.com/apache/parquet-format/blob/master/LogicalTypes.md#nested-types">LogicalTypes.md</a>, those for old
 * writers among them.
 */
public final class ShapeReader {
    private static final int DEEPEST = 64;

    private final List<SchemaElement> elements;
    private final LeafTypes types;
    private int next;
    private int leaves;

    private ShapeReader(List<SchemaElement> elements, LeafTypes types) {
        this.elements = elements;
        this.types = types;
    }

    /** The columns of a file. */
    public static List<Member> read(List<SchemaElement> elements, LeafTypes types) {
        ShapeReader reader = new ShapeReader(elements, types);
        Tree root = reader.tree(0);
        if (reader.next != elements.size()) {
            throw new Damage("a schema of " + elements.size() + " elements, " + reader.next + " of them in use");
        }
        List<Member> members = new ArrayList<>();
        for (Tree child : root.children) {
            members.add(reader.member(child, "", 0, 0));
        }
        return members;
    }

    /** The elements as the tree that they are. */
    private record Tree(String name, SchemaElement element, List<Tree> children) {
        boolean isRepeated() {
            return element.getRepetition_type() == FieldRepetitionType.REPEATED;
        }

        boolean isGroup() {
            return !element.isSetType();
        }

        private boolean is(Predicate<LogicalType> test) {
            LogicalType type = element.getLogicalType();
            return type != null && test.test(type);
        }

        boolean isList() {
            return isGroup() && (element.getConverted_type() == ConvertedType.LIST || is(LogicalType::isSetLIST));
        }

        boolean isMap() {
            return isGroup()
                    && (element.getConverted_type() == ConvertedType.MAP
                            || element.getConverted_type() == ConvertedType.MAP_KEY_VALUE
                            || is(LogicalType::isSetMAP));
        }
    }

    private Tree tree(int depth) {
        if (next >= elements.size() || depth > DEEPEST) {
            throw new Damage("a schema whose groups do not add up");
        }
        SchemaElement element = elements.get(next++);
        List<Tree> children = new ArrayList<>();
        if (!element.isSetType() || depth == 0) {
            if (element.getNum_children() < 0 || element.getNum_children() > elements.size()) {
                throw new Damage("a group of " + element.getNum_children() + " columns");
            }
            for (int i = 0; i < element.getNum_children(); i++) {
                children.add(tree(depth + 1));
            }
        }
        String name = element.getName();
        if (name == null || (depth > 0 && (name.isEmpty() || !element.isSetRepetition_type()))) {
            throw new Damage("a column without name or repetition");
        }
        return new Tree(name, element, children);
    }

    private Member member(Tree tree, String above, int definition, int repetition) {
        String name = tree.name;
        String path = above.isEmpty() ? name : above + "." + name;
        if (tree.isRepeated()) {
            // Not in a LIST: a list that is never null, of elements that are never null.
            Shape element = element(tree, path, definition + 1, repetition + 1);
            return new Member(
                    name, new Repeated(Kind.LIST, element, definition, definition + 1, repetition + 1), definition);
        }
        int own = tree.element.getRepetition_type() == FieldRepetitionType.OPTIONAL ? definition + 1 : definition;
        return new Member(name, shape(tree, path, own, repetition), own);
    }

    private Shape shape(Tree tree, String path, int definition, int repetition) {
        boolean wraps = tree.children.size() == 1 && tree.children.get(0).isRepeated();
        if (wraps && tree.isMap()) {
            return map(tree.children.get(0), path, definition, repetition);
        } else if (wraps && tree.isList()) {
            return list(tree, path, definition, repetition);
        }
        return element(tree, path, definition, repetition);
    }

    /** The node without regard to its repetition. */
    private Shape element(Tree tree, String path, int definition, int repetition) {
        if (!tree.isGroup()) {
            return types.leaf(tree.element, leaves++, path, definition, repetition);
        }
        if (tree.children.isEmpty()) {
            throw new Damage(ParquetErrors.UNSUPPORTED, "the column '" + path + "', a group of no columns");
        }
        List<Member> members = new ArrayList<>();
        for (Tree child : tree.children) {
            members.add(member(child, path, definition, repetition));
        }
        return new Struct(members, definition);
    }

    private Shape list(Tree tree, String path, int definition, int repetition) {
        Tree repeated = tree.children.get(0);
        String below = path + "." + repeated.name;
        boolean isElement = !repeated.isGroup()
                || repeated.children.size() != 1
                || repeated.children.get(0).isRepeated()
                || repeated.name.equals("array")
                || repeated.name.equals(tree.name + "_tuple");
        Shape element = isElement
                ? shape(repeated, below, definition + 1, repetition + 1)
                : member(repeated.children.get(0), below, definition + 1, repetition + 1)
                        .shape();
        return new Repeated(Kind.LIST, element, definition, definition + 1, repetition + 1);
    }

    private Shape map(Tree entries, String path, int definition, int repetition) {
        String below = path + "." + entries.name;
        Shape element = element(entries, below, definition + 1, repetition + 1);
        boolean whole = element instanceof Struct struct && struct.members().size() == 2;
        if (!whole) {
            // A map without values is the list of its keys.
            Shape key = element instanceof Struct struct && struct.members().size() == 1
                    ? struct.members().get(0).shape()
                    : element;
            return new Repeated(Kind.LIST, key, definition, definition + 1, repetition + 1);
        }
        return new Repeated(Kind.MAP, element, definition, definition + 1, repetition + 1);
    }
}
