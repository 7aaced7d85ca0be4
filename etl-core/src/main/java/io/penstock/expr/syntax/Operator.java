package io.penstock.expr.syntax;

/** Operators between two values, with their binding strength (higher binds tighter). */
public enum Operator {
    EQUAL("=", Operator.COMPARISON),
    NOT_EQUAL("<>", Operator.COMPARISON),
    LESS("<", Operator.COMPARISON),
    LESS_OR_EQUAL("<=", Operator.COMPARISON),
    GREATER(">", Operator.COMPARISON),
    GREATER_OR_EQUAL(">=", Operator.COMPARISON),
    DISTINCT("IS DISTINCT FROM", Operator.COMPARISON),
    NOT_DISTINCT("IS NOT DISTINCT FROM", Operator.COMPARISON),
    CONCAT("||", Operator.CONCATENATION),
    ADD("+", Operator.SUM),
    SUBTRACT("-", Operator.SUM),
    MULTIPLY("*", Operator.PRODUCT),
    DIVIDE("/", Operator.PRODUCT),
    REMAINDER("%", Operator.PRODUCT);

    static final int OR = 1;
    static final int AND = 2;
    static final int NOT = 3;
    static final int COMPARISON = 4;
    static final int CONCATENATION = 5;
    static final int SUM = 6;
    static final int PRODUCT = 7;
    static final int MINUS = 8;
    static final int PRIMARY = 9;

    private final String symbol;
    private final int strength;

    Operator(String symbol, int strength) {
        this.symbol = symbol;
        this.strength = strength;
    }

    /** As it is written. */
    public String symbol() {
        return symbol;
    }

    int strength() {
        return strength;
    }

    /** The comparison with its sides exchanged: {@code a < b} is {@code b > a}. */
    public Operator mirrored() {
        return switch (this) {
            case LESS -> GREATER;
            case LESS_OR_EQUAL -> GREATER_OR_EQUAL;
            case GREATER -> LESS;
            case GREATER_OR_EQUAL -> LESS_OR_EQUAL;
            default -> this;
        };
    }
}
