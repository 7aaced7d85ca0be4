package io.penstock.expr.function;

import io.penstock.schema.Type;

/** What a function takes in one place. */
public enum Parameter {
    TEXT("TEXT"),
    INTEGER("INT64"),
    NUMBER("a number"),
    DOUBLE("a number"),
    BOOLEAN("BOOLEAN"),
    DATE("DATE"),
    MOMENT("DATE or TIMESTAMP"),
    SCALAR("any value that can be TEXT"),
    ANY("any value");

    private final String shown;

    Parameter(String shown) {
        this.shown = shown;
    }

    /** As messages and the reference name it. */
    public String shown() {
        return shown;
    }

    /** The type that a bare {@code NULL} takes here. */
    Type ofNull() {
        return switch (this) {
            case INTEGER, NUMBER -> Type.INT64;
            case DOUBLE -> Type.FLOAT64;
            case BOOLEAN -> Type.BOOLEAN;
            case DATE, MOMENT -> Type.DATE;
            default -> Type.TEXT;
        };
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
