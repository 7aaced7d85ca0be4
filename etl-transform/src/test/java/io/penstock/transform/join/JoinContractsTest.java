package io.penstock.transform.join;

import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.Transformer;
import io.penstock.testkit.MemorySource;
import io.penstock.testkit.contract.TransformerContract;
import io.penstock.transform.Columns;
import io.penstock.transform.OnInvalid;
import io.penstock.transform.join.history.LateRows;
import io.penstock.transform.join.history.Scd2;
import io.penstock.transform.join.lookup.DuplicateKeys;
import io.penstock.transform.join.lookup.Lookup;
import io.penstock.transform.join.lookup.MissPolicy;
import io.penstock.transform.join.set.ColumnMatch;
import io.penstock.transform.join.set.Except;
import io.penstock.transform.join.set.Intersect;
import io.penstock.transform.join.set.SetRows;
import io.penstock.transform.join.set.Union;
import io.penstock.transform.nested.EmptyLists;
import io.penstock.transform.nested.Explode;
import io.penstock.transform.nested.ExtraParts;
import io.penstock.transform.nested.Flatten;
import io.penstock.transform.nested.MergeColumns;
import io.penstock.transform.nested.NullParts;
import io.penstock.transform.nested.SourceColumns;
import io.penstock.transform.nested.Split;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Nested;

/** Steps with sides and steps on packed values keep the promises of the SPI. */
class JoinContractsTest {
    private static final Schema SCHEMA =
            Schema.of(Field.of("id", Type.INT64), Field.of("text", Type.TEXT), Field.of("score", Type.FLOAT64));
    private static final MemorySource SIDE = MemorySource.of(
                    Schema.of(Field.of("key", Type.INT64), Field.of("label", Type.TEXT)))
            .row(1L, "one")
            .row(2L, "two")
            .row(9L, "nine");
    private static final MemorySource SAME =
            MemorySource.of(SCHEMA).row(2L, "a b", 0.5).row(3L, null, null);

    private static List<List<Object>> rows() {
        List<List<Object>> rows = new ArrayList<>();
        rows.add(Arrays.asList(1L, null, null));
        rows.add(Arrays.asList(2L, "a b", 0.5));
        rows.add(Arrays.asList(2L, "a b", 0.5));
        rows.add(Arrays.asList(null, null, null));
        rows.add(Arrays.asList(null, "", Double.NaN));
        rows.add(Arrays.asList(3L, null, null));
        rows.add(Arrays.asList(4L, "x y z", 2.0));
        rows.add(Arrays.asList(2L, "[1, 2]", null));
        rows.add(Arrays.asList(5L, "{\"a\": 1}", 3.0));
        return rows;
    }

    abstract static class Contract extends TransformerContract {
        private final Transformer step;
        private final List<UnaryOperator<Transformer>> withers;

        Contract(Transformer step, List<UnaryOperator<Transformer>> withers) {
            this.step = step;
            this.withers = withers;
        }

        @Override
        protected Transformer transformer() {
            return step;
        }

        @Override
        protected List<UnaryOperator<Transformer>> withers() {
            return withers;
        }

        @Override
        protected Schema input() {
            return SCHEMA;
        }

        @Override
        protected List<List<Object>> sampleRows() {
            return rows();
        }
    }

    @Nested
    class OfLeftJoin extends Contract {
        OfLeftJoin() {
            super(
                    Join.left(SIDE).on(Map.of("id", "key")),
                    List.of(
                            step -> ((Join) step).nulls(NullKeys.EQUAL),
                            step -> ((Join) step).expect(Cardinality.MANY_TO_ONE),
                            step -> ((Join) step).suffix("_r"),
                            step -> ((Join) step).columns("label"),
                            step -> ((Join) step).maxRows(7)));
        }
    }

    @Nested
    class OfInnerJoin extends Contract {
        OfInnerJoin() {
            super(Join.inner(SIDE).on(Map.of("id", "key")), List.of());
        }
    }

    @Nested
    class OfSemiJoin extends Contract {
        OfSemiJoin() {
            super(Join.semi(SIDE).on(Map.of("id", "key")), List.of());
        }
    }

    @Nested
    class OfCrossJoin extends Contract {
        OfCrossJoin() {
            super(Join.cross(SIDE), List.of());
        }
    }

    @Nested
    class OfLookup extends Contract {
        OfLookup() {
            super(
                    Lookup.in(SIDE).on(Map.of("id", "key")),
                    List.of(
                            step -> ((Lookup) step).columns("label"),
                            step -> ((Lookup) step).defaults(Map.of("label", "none")),
                            step -> ((Lookup) step).onMiss(MissPolicy.REJECT),
                            step -> ((Lookup) step).duplicates(DuplicateKeys.LAST)));
        }
    }

    @Nested
    class OfExcept extends Contract {
        OfExcept() {
            super(
                    Except.of(SAME),
                    List.of(
                            step -> ((Except) step).rows(SetRows.ALL),
                            step -> ((Except) step).by(ColumnMatch.POSITION)));
        }
    }

    @Nested
    class OfIntersect extends Contract {
        OfIntersect() {
            super(Intersect.of(SAME).rows(SetRows.ALL), List.of(step -> ((Intersect) step).rows(SetRows.DISTINCT)));
        }
    }

    @Nested
    class OfHistory extends Contract {
        OfHistory() {
            super(
                    Scd2.on("id"),
                    List.of(
                            step -> ((Scd2) step).tracked("text"),
                            step -> ((Scd2) step).late(LateRows.IGNORE),
                            step -> ((Scd2) step).effective("day")));
        }

        @Override
        protected void worksTheSameAfterSerialisation() {
            // the versions begin with the run, which is another one each time
        }

        @Override
        protected void givesTheSameWhateverTheBatches() {
            // the same
        }
    }

    @Nested
    class OfExplode extends Contract {
        OfExplode() {
            super(
                    Explode.column("text").delimiter(" "),
                    List.of(
                            step -> ((Explode) step).as("word"),
                            step -> ((Explode) step).position("place"),
                            step -> ((Explode) step).nulls(EmptyLists.DROP),
                            step -> ((Explode) step).empties(EmptyLists.DROP),
                            step -> ((Explode) step).onInvalid(OnInvalid.NULL)));
        }
    }

    @Nested
    class OfExplodedJson extends Contract {
        OfExplodedJson() {
            super(Explode.column("text").json(Type.INT64), List.of());
        }
    }

    @Nested
    class OfFlatten extends Contract {
        OfFlatten() {
            super(
                    Flatten.columns("text").fields(Map.of("a", Type.INT64)),
                    List.of(
                            step -> ((Flatten) step).separator("_"),
                            step -> ((Flatten) step).levels(1),
                            step -> ((Flatten) step).onInvalid(OnInvalid.NULL)));
        }
    }

    @Nested
    class OfSplit extends Contract {
        OfSplit() {
            super(
                    Split.column("text", "one", "two").extra(ExtraParts.REJECT),
                    List.of(
                            step -> ((Split) step).by(";"),
                            step -> ((Split) step).extra(ExtraParts.NULL),
                            step -> ((Split) step).source(SourceColumns.DROP)));
        }
    }

    @Nested
    class OfMergedColumns extends Contract {
        OfMergedColumns() {
            super(
                    MergeColumns.of(Columns.of("id", "text"), "all"),
                    List.of(
                            step -> ((MergeColumns) step).separator(";"),
                            step -> ((MergeColumns) step).nulls(NullParts.NULL),
                            step -> ((MergeColumns) step).source(SourceColumns.DROP)));
        }
    }

    @Nested
    class OfUnion extends Contract {
        OfUnion() {
            super(
                    Union.with(MemorySource.of(SCHEMA)),
                    List.of(
                            step -> ((Union) step).rows(SetRows.DISTINCT),
                            step -> ((Union) step).by(ColumnMatch.POSITION)));
        }
    }
}
