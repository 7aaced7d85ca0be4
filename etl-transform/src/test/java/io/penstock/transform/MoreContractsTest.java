package io.penstock.transform;

import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.Transformer;
import io.penstock.testkit.contract.TransformerContract;
import io.penstock.transform.enrich.Age;
import io.penstock.transform.enrich.AgeUnit;
import io.penstock.transform.enrich.DatePart;
import io.penstock.transform.enrich.DateParts;
import io.penstock.transform.enrich.TextFeature;
import io.penstock.transform.enrich.TextFeatures;
import io.penstock.transform.library.LibraryBooks;
import io.penstock.transform.library.LibraryMembers;
import io.penstock.transform.library.LibraryTransactions;
import io.penstock.transform.missing.FillMethod;
import io.penstock.transform.missing.FillMissing;
import io.penstock.transform.number.Bin;
import io.penstock.transform.number.Normalize;
import io.penstock.transform.number.OneHot;
import io.penstock.transform.number.OutlierAction;
import io.penstock.transform.number.OutlierMethod;
import io.penstock.transform.number.Outliers;
import io.penstock.transform.number.Scaling;
import io.penstock.transform.similar.Found;
import io.penstock.transform.similar.FuzzyDedupe;
import io.penstock.transform.similar.Similarity;
import io.penstock.transform.similar.Survivor;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Nested;

/** Steps on numbers, missing values, dates, likeness and the library pack keep the promises of the SPI. */
class MoreContractsTest {
    private static final Schema SCHEMA = Schema.of(
            Field.of("id", Type.INT64),
            Field.of("title", Type.TEXT),
            Field.of("genre", Type.TEXT),
            Field.of("pages", Type.INT64),
            Field.of("fine", Type.decimal(9, 2)),
            Field.of("score", Type.FLOAT64),
            Field.of("born", Type.DATE),
            Field.of("due", Type.DATE),
            Field.of("seen", Type.TIMESTAMP));

    private static final LocalDate LEAP_DAY = LocalDate.of(2024, 2, 29);

    /** Nulls at the edges of every four rows, values far away, NaN and infinities, titles that are nearly the same. */
    private static List<List<Object>> rows() {
        LocalDate newYear = LocalDate.of(1999, 12, 31);
        Instant noon = Instant.parse("2024-02-29T23:30:00Z");
        List<List<Object>> rows = new ArrayList<>();
        rows.add(Arrays.asList(1L, null, null, null, null, null, null, null, null));
        rows.add(Arrays.asList(2L, "Winter Night", "novel", 320L, money("1.50"), 0.5, LEAP_DAY, newYear, noon));
        rows.add(Arrays.asList(2L, "Winter  Nigth", "poems", 96L, money("0.00"), -1.0, newYear, null, noon));
        rows.add(Arrays.asList(null, null, null, null, null, null, null, null, null));
        rows.add(Arrays.asList(null, "", "", null, null, Double.NaN, null, LEAP_DAY, null));
        rows.add(Arrays.asList(3L, "The Sea", "atlas", 5000L, money("-250.00"), 1e9, null, LEAP_DAY, noon));
        rows.add(Arrays.asList(4L, "WINTER NIGHT", "novel", 310L, money("1.50"), 2.0, LEAP_DAY, LEAP_DAY, null));
        rows.add(Arrays.asList(2L, null, "novel", 320L, null, null, null, null, null));
        rows.add(Arrays.asList(1L, null, null, null, null, null, null, null, null));
        rows.add(Arrays.asList(
                5L, "Sæ 12", "maps", 1L, money("2.25"), Double.POSITIVE_INFINITY, newYear, newYear, noon));
        rows.add(Arrays.asList(6L, "The Seas", "novel", 250L, money("0.75"), 0.25, newYear, LEAP_DAY, noon));
        return rows;
    }

    private static BigDecimal money(String text) {
        return new BigDecimal(text);
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
            return rows();
        }
    }

    @Nested
    class OfFillingAConstant extends Contract {
        OfFillingAConstant() {
            super(FillMissing.value("title", "untitled"));
        }
    }

    @Nested
    class OfFillingByExpression extends Contract {
        OfFillingByExpression() {
            super(FillMissing.expression("pages", "id * 100"));
        }
    }

    @Nested
    class OfFillingTheMean extends Contract {
        OfFillingTheMean() {
            super(
                    FillMissing.mean("pages", "fine", "score", "born"),
                    List.of(step -> ((FillMissing) step).by("genre")));
        }
    }

    @Nested
    class OfFillingTheMedianByGroup extends Contract {
        OfFillingTheMedianByGroup() {
            super(FillMissing.median("pages", "fine", "due").by("genre"));
        }
    }

    @Nested
    class OfFillingTheMode extends Contract {
        OfFillingTheMode() {
            super(FillMissing.by(FillMethod.MODE, Columns.all()));
        }
    }

    @Nested
    class OfFillingForward extends Contract {
        OfFillingForward() {
            super(FillMissing.forward("title", "score", "seen").by("id"));
        }
    }

    @Nested
    class OfFillingBackward extends Contract {
        OfFillingBackward() {
            super(FillMissing.backward("title", "score", "seen"));
        }
    }

    @Nested
    class OfFlaggedOutliers extends Contract {
        OfFlaggedOutliers() {
            super(
                    Outliers.columns("pages", "fine", "score"),
                    List.of(
                            step -> ((Outliers) step).method(OutlierMethod.MAD),
                            step -> ((Outliers) step).threshold(2),
                            step -> ((Outliers) step).action(OutlierAction.CLIP)));
        }
    }

    @Nested
    class OfClippedOutliers extends Contract {
        OfClippedOutliers() {
            super(Outliers.columns("pages", "fine", "score")
                    .method(OutlierMethod.MAD)
                    .action(OutlierAction.CLIP));
        }
    }

    @Nested
    class OfOutliersMadeNull extends Contract {
        OfOutliersMadeNull() {
            super(Outliers.columns("pages", "fine", "score")
                    .method(OutlierMethod.Z_SCORE)
                    .threshold(1)
                    .action(OutlierAction.NULL));
        }
    }

    @Nested
    class OfRejectedOutliers extends Contract {
        OfRejectedOutliers() {
            super(Outliers.columns("pages", "fine").action(OutlierAction.REJECT));
        }
    }

    @Nested
    class OfScaling extends Contract {
        OfScaling() {
            super(
                    Normalize.columns("pages", "fine", "score"),
                    List.of(step -> ((Normalize) step).method(Scaling.ROBUST)));
        }
    }

    @Nested
    class OfScalingToDeviations extends Contract {
        OfScalingToDeviations() {
            super(Normalize.columns("pages", "fine").method(Scaling.Z_SCORE));
        }
    }

    @Nested
    class OfRobustScaling extends Contract {
        OfRobustScaling() {
            super(Normalize.columns("pages", "score").method(Scaling.ROBUST));
        }
    }

    @Nested
    class OfGivenRanges extends Contract {
        OfGivenRanges() {
            super(
                    Bin.edges("pages", 0, 100, 400),
                    List.of(step -> ((Bin) step).labels("short", "long"), step -> ((Bin) step).into("size")));
        }
    }

    @Nested
    class OfRangesOfOneWidth extends Contract {
        OfRangesOfOneWidth() {
            super(Bin.width("fine", 3).labels("low", "middle", "high"));
        }
    }

    @Nested
    class OfQuantiles extends Contract {
        OfQuantiles() {
            super(Bin.quantiles("score", 4));
        }
    }

    @Nested
    class OfCategoriesAsColumns extends Contract {
        OfCategoriesAsColumns() {
            super(
                    OneHot.of("genre", "novel", "poems").unknown(OneHot.Unknown.OTHER),
                    List.of(
                            step -> ((OneHot) step).prefix("is_"),
                            step -> ((OneHot) step).unknown(OneHot.Unknown.IGNORE)));
        }
    }

    @Nested
    class OfUnknownCategories extends Contract {
        OfUnknownCategories() {
            super(OneHot.of("genre", "novel", "poems").unknown(OneHot.Unknown.REJECT));
        }
    }

    @Nested
    class OfAges extends Contract {
        OfAges() {
            super(
                    Age.of("born"),
                    List.of(
                            step -> ((Age) step).unit(AgeUnit.DAYS),
                            step -> ((Age) step).into("years"),
                            step -> ((Age) step).at(LEAP_DAY),
                            step -> ((Age) step).atColumn("due"),
                            step -> ((Age) step).zone(ZoneId.of("Asia/Tokyo"))));
        }
    }

    @Nested
    class OfMonthsBetweenColumns extends Contract {
        OfMonthsBetweenColumns() {
            super(Age.of("born").unit(AgeUnit.MONTHS).atColumn("seen").zone(ZoneId.of("Asia/Tokyo")));
        }
    }

    @Nested
    class OfPartsOfDates extends Contract {
        OfPartsOfDates() {
            super(
                    DateParts.of("due"),
                    List.of(
                            step -> ((DateParts) step).parts(DatePart.WEEK_YEAR, DatePart.WEEK),
                            step -> ((DateParts) step).prefix("p_"),
                            step -> ((DateParts) step).zone(ZoneId.of("Asia/Tokyo"))));
        }
    }

    @Nested
    class OfPartsOfTimes extends Contract {
        OfPartsOfTimes() {
            super(DateParts.of("seen").parts(DatePart.values()).zone(ZoneId.of("America/New_York")));
        }
    }

    @Nested
    class OfTextFeatures extends Contract {
        OfTextFeatures() {
            super(
                    TextFeatures.of("title"),
                    List.of(
                            step -> ((TextFeatures) step).features(TextFeature.WORDS),
                            step -> ((TextFeatures) step).prefix("t_")));
        }
    }

    @Nested
    class OfNearDuplicates extends Contract {
        OfNearDuplicates() {
            super(
                    FuzzyDedupe.on("title").threshold(0.9),
                    List.of(
                            step -> ((FuzzyDedupe) step).blockBy("genre"),
                            step -> ((FuzzyDedupe) step).similarity(Similarity.LEVENSHTEIN),
                            step -> ((FuzzyDedupe) step).threshold(0.8),
                            step -> ((FuzzyDedupe) step).survivor(Survivor.LAST),
                            step -> ((FuzzyDedupe) step).found(Found.MARK),
                            step -> ((FuzzyDedupe) step).neighbours(3)));
        }
    }

    @Nested
    class OfNearDuplicatesKeepingTheFullest extends Contract {
        OfNearDuplicatesKeepingTheFullest() {
            super(FuzzyDedupe.on(Map.of("title", 2.0, "genre", 1.0))
                    .blockBy("left(lower(title), 1)", "genre")
                    .similarity(Similarity.TOKEN_SET)
                    .threshold(0.6)
                    .survivor(Survivor.MOST_COMPLETE));
        }
    }

    @Nested
    class OfMarkedClusters extends Contract {
        OfMarkedClusters() {
            super(FuzzyDedupe.on("title")
                    .similarity(Similarity.LEVENSHTEIN)
                    .threshold(0.8)
                    .found(Found.MARK));
        }
    }

    @Nested
    class OfBooks extends Contract {
        OfBooks() {
            super(
                    LibraryBooks.standard()
                            .columns(Map.of("publication_date", "born"))
                            .genres(Map.of("atlas", "maps")),
                    List.of(
                            step -> ((LibraryBooks) step).columns(Map.of("author", "title")),
                            step -> ((LibraryBooks) step).genres(Map.of("poems", "poetry")),
                            step -> ((LibraryBooks) step).zone(ZoneId.of("Asia/Tokyo"))));
        }
    }

    @Nested
    class OfMembers extends Contract {
        OfMembers() {
            super(
                    LibraryMembers.standard()
                            .columns(Map.of("name", "title", "membership_date", "born", "loan_count", "pages")),
                    List.of(
                            step -> ((LibraryMembers) step).columns(Map.of("name", "genre")),
                            step -> ((LibraryMembers) step).region("GB"),
                            step -> ((LibraryMembers) step).zone(ZoneId.of("Asia/Tokyo"))));
        }
    }

    @Nested
    class OfLoans extends Contract {
        OfLoans() {
            super(
                    LibraryTransactions.standard().columns(Map.of("checkout_date", "born", "due_date", "due")),
                    List.of(
                            step -> ((LibraryTransactions) step).columns(Map.of("checkout_date", "due")),
                            step -> ((LibraryTransactions) step).zone(ZoneId.of("Asia/Tokyo"))));
        }
    }
}
