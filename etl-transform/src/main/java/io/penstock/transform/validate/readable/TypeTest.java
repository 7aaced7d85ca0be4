package io.penstock.transform.validate.readable;

import io.penstock.data.Batch;
import io.penstock.data.Column;
import io.penstock.data.Validity;
import io.penstock.expr.BoundExpr;
import io.penstock.expr.Expr;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether texts can be read as a type: by the expression {@code TRY_CAST}, so as the step {@code cast} would read them. */
public final class TypeTest {
    private static final Schema TEXT = Schema.of(Field.of("x", Type.TEXT));

    private final BoundExpr cast;

    private TypeTest(BoundExpr cast) {
        this.cast = cast;
    }

    /** Null when texts are never read as this type. Safe for use by several threads. */
    public static @Nullable TypeTest of(Type type) {
        BoundExpr cast = Expr.parse("TRY_CAST(x AS " + type + ")").bind(TEXT, problem -> {});
        return cast == null ? null : new TypeTest(cast);
    }

    /** Sets the bits of valid positions that cannot be read. */
    public void test(Column column, long[] failed) {
        Validity read =
                cast.evaluate(Batch.of(TEXT, List.of(column), column.size())).validity();
        Validity given = column.validity();
        int size = column.size();
        for (int w = 0; w < Validity.wordsFor(size); w++) {
            long inside = w == size >>> 6 ? (1L << size) - 1 : -1L;
            failed[w] |= given.word(w) & ~read.word(w) & inside;
        }
    }
}
