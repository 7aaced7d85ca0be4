package io.penstock.transform.catalogue;

import io.penstock.spi.component.Component;
import io.penstock.spi.component.Role;
import io.penstock.spi.component.Settings;
import io.penstock.spi.component.ValueType;
import io.penstock.transform.Columns;
import io.penstock.transform.TransformErrors;
import io.penstock.transform.missing.RemoveNulls;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Missing values for JSON. */
final class MissingComponents {
    private static final String HOW = "how";
    private static final String THRESHOLD = "threshold";
    private static final String MAX_NULLS = "max_nulls";
    private static final String MAX_SHARE = "max_null_share";
    private static final ValueType<How> HOWS = ValueType.choice(How.class);

    /** {@code how} of {@code remove_nulls}. */
    private enum How {
        ANY,
        ALL,
        THRESHOLD
    }

    private MissingComponents() {}

    static List<Component<?>> all() {
        return List.of(removeNulls());
    }

    private static Component<RemoveNulls> removeNulls() {
        return Component.of(Role.TRANSFORMER, "remove_nulls", RemoveNulls.class, MissingComponents::make)
                .aliases("RemoveNulls", "drop_nulls", "dropna")
                .summary("Drops rows with too many nulls")
                .read("columns", Columns.VALUE, "*", "columns to look at")
                .read(HOW, HOWS, "any", "drop a row when any or all are null, or past the threshold")
                .read(THRESHOLD, ValueType.NUMBER, "none", "below 1 as max_null_share, from 1 on as max_nulls")
                .read(MAX_NULLS, ValueType.INTEGER, "none", "most nulls that a row may have")
                .read(MAX_SHARE, ValueType.NUMBER, "none", "greatest share of nulls that a row may have");
    }

    private static RemoveNulls make(Settings settings) {
        RemoveNulls step =
                RemoveNulls.columns(settings.find("columns", Columns.VALUE).orElse(Columns.all()));
        Optional<How> how = settings.find(HOW, HOWS);
        Optional<Double> threshold = settings.find(THRESHOLD, ValueType.NUMBER);
        Optional<Integer> count = settings.find(MAX_NULLS, ValueType.INTEGER);
        Optional<Double> share = settings.find(MAX_SHARE, ValueType.NUMBER);
        long limits =
                Stream.of(threshold, count, share).filter(Optional::isPresent).count();
        boolean byLimit = how.map(How.THRESHOLD::equals).orElse(limits > 0);
        if (limits > 1 || byLimit != (limits == 1)) {
            throw TransformErrors.badSetting(
                    "remove_nulls",
                    "needs either 'how' any or all, or one of 'threshold', 'max_nulls' and 'max_null_share'");
        }
        if (threshold.isPresent()) {
            return step.threshold(threshold.get());
        } else if (count.isPresent()) {
            return step.maxNulls(count.get());
        } else if (share.isPresent()) {
            return step.maxNullShare(share.get());
        }
        return how.isPresent() && how.get() == How.ALL ? step.whenAll() : step;
    }
}
