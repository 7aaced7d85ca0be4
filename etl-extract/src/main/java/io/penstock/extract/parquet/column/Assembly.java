package io.penstock.extract.parquet.column;

import io.penstock.data.Column;
import io.penstock.data.ListColumn;
import io.penstock.data.StructColumn;
import io.penstock.data.Validity;
import io.penstock.extract.parquet.page.Damage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Puts lists and structs together from the levels of their leaves. */
final class Assembly {
    private final Map<Leaf, LeveledValues> leaves;

    /** @param leaves the same rows of every leaf that will be asked for */
    Assembly(Map<Leaf, LeveledValues> leaves) {
        this.leaves = leaves;
    }

    /** A column of the file. */
    Column column(Shape shape, int rows) {
        Column column = build(shape, 0, 0);
        if (column.size() != rows) {
            throw new Damage("a column of " + column.size() + " rows beside others of " + rows);
        }
        return column;
    }

    private LeveledValues levels(Leaf leaf) {
        LeveledValues found = leaves.get(leaf);
        if (found == null) {
            throw new IllegalStateException(leaf.path());
        }
        return found;
    }

    private Column build(Shape shape, int slotRepetition, int slotDefinition) {
        if (shape instanceof Leaf leaf) {
            return levels(leaf).column(slotDefinition);
        } else if (shape instanceof Shape.Struct struct) {
            return struct(struct, slotRepetition, slotDefinition);
        }
        Shape.Repeated list = (Shape.Repeated) shape;
        LeveledValues levels = levels(list.firstLeaf());
        int[] offsets = levels.offsets(slotRepetition, slotDefinition, list);
        Validity validity = levels.structs(slotRepetition, slotDefinition, list.definition());
        Column elements = build(list.element(), list.repetition(), list.elementDefinition());
        int size = offsets.length - 1;
        if (elements.size() != offsets[size]) {
            throw new Damage("lists of " + offsets[size] + " elements with " + elements.size() + " values");
        }
        return ListColumn.of(offsets, elements, size, validity);
    }

    private Column struct(Shape.Struct struct, int slotRepetition, int slotDefinition) {
        LeveledValues levels = levels(struct.firstLeaf());
        int slots = levels.slots(slotRepetition, slotDefinition);
        List<Column> parts = new ArrayList<>();
        for (Shape.Member member : struct.members()) {
            Column part = build(member.shape(), slotRepetition, slotDefinition);
            if (part.size() != slots) {
                throw new Damage("a struct of parts of " + slots + " and of " + part.size() + " values");
            }
            parts.add(part);
        }
        return StructColumn.of(
                struct.type(), parts, slots, levels.structs(slotRepetition, slotDefinition, struct.definition()));
    }
}
