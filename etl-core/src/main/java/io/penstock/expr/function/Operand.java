package io.penstock.expr.function;

import io.penstock.expr.kernel.Constant;
import io.penstock.expr.kernel.Kernel;
import io.penstock.expr.syntax.Node;
import io.penstock.schema.Type;
import org.jspecify.annotations.Nullable;

/**
 * A bound part of an expression.
 *
 * @param node where it came from
 * @param kernel what gives its values
 * @param typing whether the type is the part's own
 */
public record Operand(Node node, Kernel kernel, Typing typing) {
    /** Whether a part has a type of its own; {@code NULL} takes the type of its surroundings. */
    public enum Typing {
        OWN,
        ANY
    }

    public static Operand of(Node node, Kernel kernel) {
        return new Operand(node, kernel, Typing.OWN);
    }

    /** The type; of a bare {@code NULL} a stand-in. */
    public Type type() {
        return kernel.type();
    }

    public boolean isAny() {
        return typing == Typing.ANY;
    }

    /** The constant, or null where values come from rows. */
    public @Nullable Constant constant() {
        return kernel instanceof Constant constant ? constant : null;
    }

    public boolean isTextConstant() {
        return type() == Type.TEXT && kernel instanceof Constant constant && !constant.isNull();
    }

    /** For messages: the type, or {@code NULL}. */
    public String shown() {
        return isAny() ? "NULL" : type().toString();
    }
}
