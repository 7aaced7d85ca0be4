package io.penstock.expr.function;

import io.penstock.schema.Type;

/** What a function takes in one place. */
public enum Parameter {
    TEXT("TEXT", Type.TEXT),
    INTEGER("INT64", Type.INT64),
    NUMBER("a number", Type.INT64),
    DOUBLE("a number", Type.FLOAT64),
    BOOLEAN("BOOLEAN", Type.BOOLEAN),
    DATE("DATE", Type.DATE),
    MOMENT("DATE or TIMESTAMP", Type.DATE),
    SCALAR("any value that can be TEXT", Type.TEXT),
    ANY("any value", Type.TEXT);

    private final String shown;
    private final Type ofNull;

    Parameter(String shown, Type ofNull) {
        this.shown = shown;
        this.ofNull = ofNull;
    }

    /** As messages and the reference name it. */
    public String shown() {
        return shown;
    }

    /** The type that a bare {@code NULL} takes here. */
    Type ofNull() {
        return ofNull;
    }

    boolean accepts(Operand operand) {
        Type type = operand.type();
        if (operand.isAny()) {
            return true;
        }
        return switch (this) {
            case TEXT -> type == Type.TEXT;
            case INTEGER -> type == Type.INT64;
            case NUMBER, DOUBLE -> type.isNumeric();
            case BOOLEAN -> type == Type.BOOLEAN;
            case DATE -> type == Type.DATE || operand.isTextConstant();
            case MOMENT -> Coercion.isMoment(type) || operand.isTextConstant();
            case SCALAR -> !type.isNested() && type != Type.BINARY;
            case ANY -> true;
        };
    }
}
