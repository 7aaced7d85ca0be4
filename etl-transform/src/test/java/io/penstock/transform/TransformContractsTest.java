package io.penstock.transform;

import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.Transformer;
import io.penstock.testkit.contract.TransformerContract;
import io.penstock.transform.clean.ChangeCase;
import io.penstock.transform.clean.DataCleaner;
import io.penstock.transform.clean.EmptyText;
import io.penstock.transform.clean.NullIf;
import io.penstock.transform.clean.StandardizeEmail;
import io.penstock.transform.clean.Trim;
import io.penstock.transform.clean.UnwantedRows;
import io.penstock.transform.dedupe.Dedupe;
import io.penstock.transform.group.Aggregate;
import io.penstock.transform.group.NullValues;
import io.penstock.transform.group.Pivot;
import io.penstock.transform.group.Unpivot;
import io.penstock.transform.order.Sort;
import io.penstock.transform.order.Window;
import io.penstock.transform.parse.Parse;
import io.penstock.transform.parse.ParseBoolean;
import io.penstock.transform.parse.ParseNumber;
import io.penstock.transform.parse.ParseTemporal;
import io.penstock.transform.shape.Cast;
import io.penstock.transform.shape.Derive;
import io.penstock.transform.shape.Drop;
import io.penstock.transform.shape.Filter;
import io.penstock.transform.shape.MapRecords;
import io.penstock.transform.shape.Rename;
import io.penstock.transform.shape.Reorder;
import io.penstock.transform.shape.RowStep;
import io.penstock.transform.shape.Select;
import io.penstock.transform.shape.Steps;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Nested;

/** Every step keeps the promises of the SPI. */
class TransformContractsTest {
    /** Texts of all sorts, good and bad; nulls at the edges of every four rows; equal rows. */
    private static final Schema SCHEMA = Schema.of(
            Field.of("id", Type.INT64),
            Field.of("email", Type.TEXT),
            Field.of("day", Type.TEXT),
            Field.of("amount", Type.TEXT),
            Field.of("lent", Type.TEXT),
            Field.of("score", Type.FLOAT64));

    private static final List<List<Object>> ROWS = rows();

    private static List<List<Object>> rows() {
        List<List<Object>> rows = new ArrayList<>();
        rows.add(Arrays.asList(1L, null, null, null, null, null));
        rows.add(Arrays.asList(2L, " Ada@Example.ORG ", "2026-02-28", "12.50", "yes", 0.5));
        rows.add(Arrays.asList(2L, "ÉMILE@exämple.fr", "31/02/2026", "-0.01", "no", -1.0));
        rows.add(Arrays.asList(null, null, null, null, null, null));
        rows.add(Arrays.asList(null, "", "", "", "", null));
        rows.add(Arrays.asList(3L, "n/a", "Feb 3, 2026", "1,000", "true", 1e9));
        rows.add(Arrays.asList(4L, "x y", "tomorrow", "a lot", "maybe", 2.0));
        rows.add(Arrays.asList(2L, null, "2026-02-28", null, null, null));
        rows.add(Arrays.asList(1L, null, null, null, null, null));
        rows.add(Arrays.asList(5L, "a@b.c", "01/12/2025", "99999999999999999999", "YES", 3.0));
        return rows;
    }

    abstract static class Contract extends TransformerContract {
        private final Transformer step;
        private final List<UnaryOperator<Transformer>> withers;

        Contract(Transformer step, List<UnaryOperator<Transformer>> withers) {
            this.step = step;
            this.withers = withers;
        }

        Contract(Transformer step) {
            this(step, List.of());
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
            return ROWS;
        }
    }

    @Nested
    class OfCleaning extends Contract {
        OfCleaning() {
            super(
                    DataCleaner.auto().nullTokens("n/a"),
                    List.of(
                            step -> ((DataCleaner) step).emptyText(EmptyText.KEEP),
                            step -> ((DataCleaner) step).nullTokens("-"),
                            step -> ((DataCleaner) step).emptyRows(UnwantedRows.KEEP)));
        }
    }

    @Nested
    class OfCleaningWithDuplicates extends Contract {
        OfCleaningWithDuplicates() {
            super(DataCleaner.auto().duplicateRows(UnwantedRows.DROP));
        }
    }

    @Nested
    class OfTrim extends Contract {
        OfTrim() {
            super(Trim.columns("email", "day"));
        }
    }

    @Nested
    class OfNullIf extends Contract {
        OfNullIf() {
            super(NullIf.of("email", "n/a", ""));
        }
    }

    @Nested
    class OfTitleCase extends Contract {
        OfTitleCase() {
            super(ChangeCase.title("email"));
        }
    }

    @Nested
    class OfEmails extends Contract {
        OfEmails() {
            super(
                    StandardizeEmail.column("email").onInvalid(OnInvalid.REJECT),
                    List.of(step -> ((StandardizeEmail) step).onInvalid(OnInvalid.NULL)));
        }
    }

    @Nested
    class OfDates extends Contract {
        OfDates() {
            super(
                    Parse.date("day", "yyyy-MM-dd", "dd/MM/yyyy", "MMM d, yyyy"),
                    List.of(
                            step -> ((ParseTemporal) step).locale(Locale.FRENCH),
                            step -> ((ParseTemporal) step).onInvalid(OnInvalid.NULL)));
        }
    }

    @Nested
    class OfTimestamps extends Contract {
        OfTimestamps() {
            super(Parse.timestamp("day", ZoneOffset.UTC, "yyyy-MM-dd HH:mm").onInvalid(OnInvalid.NULL));
        }
    }

    @Nested
    class OfDecimals extends Contract {
        OfDecimals() {
            super(
                    Parse.decimal("amount", 10, 2),
                    List.of(
                            step -> ((ParseNumber) step).groupSeparator('\''),
                            step -> ((ParseNumber) step).onInvalid(OnInvalid.NULL)));
        }
    }

    @Nested
    class OfIntegers extends Contract {
        OfIntegers() {
            super(Parse.integer("amount").onInvalid(OnInvalid.NULL));
        }
    }

    @Nested
    class OfBooleans extends Contract {
        OfBooleans() {
            super(Parse.bool("lent"), List.of(step -> ((ParseBoolean) step).words(List.of("yes"), List.of("no"))));
        }
    }

    @Nested
    class OfDedupeKeepingTheFirst extends Contract {
        OfDedupeKeepingTheFirst() {
            super(Dedupe.on("id").keepFirst(), List.of(step -> ((Dedupe) step).keepLast()));
        }
    }

    @Nested
    class OfDedupeKeepingTheLast extends Contract {
        OfDedupeKeepingTheLast() {
            super(Dedupe.allColumns().keepLast());
        }
    }

    @Nested
    class OfSelect extends Contract {
        OfSelect() {
            super(Select.columns("email", "id"));
        }
    }

    @Nested
    class OfDrop extends Contract {
        OfDrop() {
            super(Drop.columns("score"));
        }
    }

    @Nested
    class OfRename extends Contract {
        OfRename() {
            super(Rename.column("id", "number"), List.of(step -> ((Rename) step).and("score", "points")));
        }
    }

    @Nested
    class OfReorder extends Contract {
        OfReorder() {
            super(Reorder.first("score"));
        }
    }

    @Nested
    class OfCast extends Contract {
        OfCast() {
            super(
                    Cast.columns(Columns.of("amount"), Type.FLOAT64),
                    List.of(step -> ((Cast) step).onInvalid(OnInvalid.NULL)));
        }
    }

    @Nested
    class OfDerive extends Contract {
        OfDerive() {
            super(
                    Derive.column("twice", "id * 2").and("known", "email IS NOT NULL"),
                    List.of(step -> ((Derive) step).and("more", "score + 1")));
        }
    }

    @Nested
    class OfFilter extends Contract {
        OfFilter() {
            super(Filter.where("id > 1"));
        }
    }

    @Nested
    class OfSort extends Contract {
        OfSort() {
            super(Sort.by("email desc", "score nulls first"), List.of(step -> ((Sort) step).limit(3)));
        }
    }

    @Nested
    class OfTheFirstRowsInOrder extends Contract {
        OfTheFirstRowsInOrder() {
            super(Sort.by("amount").limit(4));
        }
    }

    @Nested
    class OfWindow extends Contract {
        OfWindow() {
            super(
                    Window.partitionBy("id")
                            .orderBy("email")
                            .column("n", "row_number()")
                            .column("next", "lead(day)")
                            .column("total", "sum(score) rows between 1 preceding and 1 following")
                            .column("all", "max(score) rows between unbounded preceding and unbounded following"),
                    List.of(step -> ((Window) step).orderBy("day"), step -> ((Window) step).column("more", "rank()")));
        }
    }

    @Nested
    class OfAggregate extends Contract {
        OfAggregate() {
            super(
                    Aggregate.by("id")
                            .count("n")
                            .measure("emails", "list(email)")
                            .measure("middle", "median(score)"),
                    List.of(step -> ((Aggregate) step).sum("score", "total")));
        }
    }

    @Nested
    class OfPivot extends Contract {
        OfPivot() {
            super(
                    Pivot.of(Columns.of("id"), "lent", List.of("yes", "no")).measure("sum(score)"),
                    List.of(
                            step -> ((Pivot) step).measure("count()"),
                            step -> ((Pivot) step).prefix("lent_"),
                            step -> ((Pivot) step).other("rest")));
        }
    }

    @Nested
    class OfUnpivot extends Contract {
        OfUnpivot() {
            super(
                    Unpivot.columns("email", "day", "amount"),
                    List.of(
                            step -> ((Unpivot) step).name("what"),
                            step -> ((Unpivot) step).value("text"),
                            step -> ((Unpivot) step).nulls(NullValues.KEEP)));
        }
    }

    @Nested
    class OfARowFunction extends Contract {
        OfARowFunction() {
            super(
                    Steps.row((row, edit) -> {
                                edit.set(
                                        "size",
                                        row.isNull("email")
                                                ? null
                                                : (long) row.text("email").length());
                                return !row.isNull("id");
                            })
                            .add("size", Type.INT64),
                    List.of(step -> ((RowStep) step).add("other", Type.TEXT)));
        }
    }

    @Nested
    class OfABatchFunction extends Contract {
        OfABatchFunction() {
            super(Steps.batch(batch -> batch.slice(0, batch.rowCount())));
        }
    }

    record In(Long id, String email) {}

    record Out(Long id, String name) {}

    @Nested
    class OfARecordFunction extends Contract {
        OfARecordFunction() {
            super(
                    Steps.map(In.class, Out.class, in -> in.id() == null ? null : new Out(in.id(), in.email())),
                    List.of(step -> ((MapRecords<?, ?>) step).named("other")));
        }
    }
}
