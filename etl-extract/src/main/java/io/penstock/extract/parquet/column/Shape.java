package io.penstock.extract.parquet.column;

import io.penstock.schema.Field;
import io.penstock.schema.ListType;
import io.penstock.schema.StructType;
import io.penstock.schema.Type;
import java.util.ArrayList;
import java.util.List;

/** What a column of a file is, as a tree. */
public sealed interface Shape permits Leaf, Shape.Struct, Shape.Repeated {
    /** The type when nothing is flattened. */
    Type type();

    /** Any leaf below: all of them tell the same about this node. */
    Leaf firstLeaf();

    /** A named shape. */
    record Member(String name, Shape shape, int definition) {
        /** @param slot definition level at which the parent is there */
        Field field(int slot) {
            return definition > slot ? Field.of(name, shape.type()) : Field.required(name, shape.type());
        }
    }

    /**
     * A group.
     *
     * @param definition level at which the struct is not null
     */
    record Struct(List<Member> members, int definition) implements Shape {
        public Struct {
            members = List.copyOf(members);
        }

        @Override
        public StructType type() {
            List<Field> fields = new ArrayList<>();
            for (Member member : members) {
                fields.add(member.field(definition));
            }
            return new StructType(fields);
        }

        @Override
        public Leaf firstLeaf() {
            return members.get(0).shape().firstLeaf();
        }
    }

    /** Whether a list's elements are the entries of a map. */
    enum Kind {
        LIST,
        MAP
    }

    /**
     * A list, or a map as a list of structs of key and value.
     *
     * @param definition level at which the list is not null
     * @param elementDefinition level at which there is an element
     * @param repetition level of the elements
     */
    record Repeated(Kind kind, Shape element, int definition, int elementDefinition, int repetition) implements Shape {
        @Override
        public ListType type() {
            return new ListType(element.type());
        }

        @Override
        public Leaf firstLeaf() {
            return element.firstLeaf();
        }
    }
}
