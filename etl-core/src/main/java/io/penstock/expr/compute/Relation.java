package io.penstock.expr.compute;

import io.penstock.expr.syntax.Operator;

/**
 * A comparison made of "equal" or "less", its sides perhaps exchanged, its answer perhaps negated: {@code a <= b} is "not
 * (b less a)". Two loops serve six operators.
 */
record Relation(Base base, boolean swapped, boolean negated) {
    enum Base {
        EQUAL,
        LESS
    }

    static Relation of(Operator operator) {
        return switch (operator) {
            case EQUAL, NOT_DISTINCT -> new Relation(Base.EQUAL, false, false);
            case NOT_EQUAL, DISTINCT -> new Relation(Base.EQUAL, false, true);
            case LESS -> new Relation(Base.LESS, false, false);
            case GREATER_OR_EQUAL -> new Relation(Base.LESS, false, true);
            case GREATER -> new Relation(Base.LESS, true, false);
            case LESS_OR_EQUAL -> new Relation(Base.LESS, true, true);
            default -> throw new IllegalArgumentException(operator + " does not compare");
        };
    }
}
