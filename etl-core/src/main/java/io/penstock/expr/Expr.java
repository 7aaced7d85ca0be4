package io.penstock.expr;

import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.expr.function.Scope;
import io.penstock.expr.syntax.Node;
import io.penstock.expr.syntax.Nodes;
import io.penstock.expr.syntax.Parser;
import io.penstock.expr.syntax.SqlWriter;
import io.penstock.schema.Schema;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A SQL scalar expression such as {@code return_date - checkout_date} or {@code fine_amount > 5 AND genre LIKE 'Sci%'}. An
 * immutable value, equal to every expression of the same canonical text; what the parts mean is in
 * {@code docs/reference/expressions.md}.
 */
public final class Expr implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String source;
    private final Node root;

    private Expr(String source, Node root) {
        this.source = source;
        this.root = root;
    }

    /**
     * Reads an expression.
     *
     * @throws PlanException {@code PEN-1101} or {@code PEN-1108}, with the position of the mistake
     */
    public static Expr parse(String sql) {
        return new Expr(sql, Parser.parse(sql));
    }

    /** The expression of a tree, or of a part of one. */
    public static Expr of(Node root) {
        return parse(SqlWriter.write(root));
    }

    /** {@code name} as it must stand in an expression: between double quotes where it needs them. */
    public static String quote(String name) {
        return SqlWriter.column(name);
    }

    /** The names of the columns as they are written, in order of first use. */
    public Set<String> columns() {
        return Nodes.columns(root);
    }

    /** The columns of a schema that the names in the expression mean, an unknown one left out. */
    public Set<String> columns(Schema schema) {
        Set<String> found = new LinkedHashSet<>();
        for (String name : columns()) {
            schema.names().stream()
                    .filter(schema.contains(name) ? name::equals : name::equalsIgnoreCase)
                    .forEach(found::add);
        }
        return found;
    }

    /**
     * Checks columns and types against a schema and chooses kernels. A column is found by its exact name or else by the only
     * name that differs in case alone.
     *
     * @param problems takes every problem found, such as {@code problems::add}; each names its position in the text
     * @return null after at least one problem
     */
    public @Nullable BoundExpr bind(Schema schema, Consumer<Problem> problems) {
        List<Problem> found = new ArrayList<>();
        BoundExpr bound = BoundExpr.of(new Scope(source, schema, found::add), root);
        found.forEach(problems);
        return bound;
    }

    /**
     * As {@link #bind(Schema, Consumer)}, for callers without other problems to tell.
     *
     * @throws PlanException with every problem found
     */
    public BoundExpr bind(Schema schema) {
        List<Problem> found = new ArrayList<>();
        BoundExpr bound = bind(schema, found::add);
        if (bound == null) {
            throw new PlanException(found);
        }
        return bound;
    }

    /** The tree, for engines that translate it; positions refer to {@link #source}. */
    public Node root() {
        return root;
    }

    /** The text as it was written. */
    public String source() {
        return source;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Expr that && toString().equals(that.toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    /** The canonical text: one space between parts, upper-case keywords, no parenthesis more than needed. */
    @Override
    public String toString() {
        return SqlWriter.write(root);
    }
}
