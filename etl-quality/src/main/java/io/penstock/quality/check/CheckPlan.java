package io.penstock.quality.check;

import io.penstock.error.Problem;
import io.penstock.expr.BoundExpr;
import io.penstock.expr.Expr;
import io.penstock.quality.check.CheckTest.BoundTest;
import io.penstock.quality.profile.ProfileDetail;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.Problems;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks that fit a schema, by the rows they look at.
 *
 * @param scopes one for each condition, in order of first use
 */
record CheckPlan(List<Scope> scopes) {
    /** A check that fits, and its place among the checks. */
    record Fitted(int number, Check check, BoundTest test) {}

    /**
     * Rows, and the checks that look at them.
     *
     * @param condition null for all rows
     * @param profiles how much is to be measured of which column
     */
    record Scope(@Nullable BoundExpr condition, List<Fitted> checks, Map<String, ProfileDetail> profiles) {}

    /** The plan; what is wrong with a check is added with its name, and the check left out. */
    static CheckPlan bind(Checks all, Schema schema, Problems problems) {
        Map<String, Scope> scopes = new LinkedHashMap<>();
        for (CheckSource source : all.sources()) {
            Scope everything = scopes.computeIfAbsent("", none -> scope(null));
            schema.names().forEach(name -> everything.profiles.merge(name, source.detail(), CheckPlan::more));
        }
        Set<String> names = new HashSet<>();
        for (int number = 0; number < all.checks().size(); number++) {
            Check check = all.checks().get(number);
            Problems own = new Problems();
            if (!names.add(check.title())) {
                own.add(Problem.of(CheckErrors.SAME_NAME, "there is another check of this name")
                        .next("Give one of them a name of its own."));
            }
            String where = check.where();
            Scope scope = scopes.get(where == null ? "" : where);
            if (scope == null) {
                scope = scope(where == null ? null : condition(where, schema, own));
                scopes.put(where == null ? "" : where, scope);
            }
            int before = own.size();
            BoundTest test = check.test().bind(new TestBinding(schema, own, scope.profiles));
            if (own.size() == before) {
                scope.checks.add(new Fitted(number, check, test));
            }
            own.found().forEach(problem -> problems.add(problem.at("check " + check.title())));
        }
        return new CheckPlan(List.copyOf(scopes.values()));
    }

    private static ProfileDetail more(ProfileDetail one, ProfileDetail other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static Scope scope(@Nullable BoundExpr condition) {
        return new Scope(condition, new ArrayList<>(), new LinkedHashMap<>());
    }

    private static @Nullable BoundExpr condition(String where, Schema schema, Problems problems) {
        BoundExpr bound = Expr.parse(where).bind(schema, problems::add);
        if (bound != null && bound.type() != Type.BOOLEAN) {
            problems.add(CheckErrors.WRONG_TYPE, "'where' must be a condition, but '" + where + "' is " + bound.type());
        }
        return bound;
    }
}
