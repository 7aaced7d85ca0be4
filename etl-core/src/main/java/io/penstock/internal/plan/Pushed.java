package io.penstock.internal.plan;

import io.penstock.expr.Expr;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a source leaves out because the steps would drop it.
 *
 * @param unread columns that are not read; empty for none
 * @param condition the source may leave out rows for which this is not true; null for none
 */
public record Pushed(List<String> unread, @Nullable Expr condition) {
    static final Pushed NOTHING = new Pushed(List.of(), null);

    public Pushed {
        unread = List.copyOf(unread);
    }

    /** As {@code explain} shows it. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (!unread.isEmpty()) {
            notes.add("pushed down: does not read " + String.join(", ", unread));
        }
        if (condition != null) {
            notes.add("pushed down: may leave out rows unless " + condition);
        }
        return notes;
    }
}
