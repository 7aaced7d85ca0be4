package io.penstock.quality.catalogue;

import io.penstock.quality.check.Checks;
import io.penstock.spi.component.Component;
import java.util.List;
import java.util.stream.Stream;

/** Every check of this module. */
public final class CheckComponents {
    private CheckComponents() {}

    public static List<Component<Checks>> all() {
        return Stream.of(
                        ValueComponents.all(),
                        TableComponents.all(),
                        HistoryComponents.all(),
                        RelationComponents.all(),
                        ReferenceComponents.all())
                .flatMap(List::stream)
                .toList();
    }
}
