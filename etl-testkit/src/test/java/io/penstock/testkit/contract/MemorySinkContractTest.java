package io.penstock.testkit.contract;

import io.penstock.spi.Loader;
import io.penstock.testkit.MemorySink;
import io.penstock.testkit.SinkCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

class MemorySinkContractTest extends LoaderContract {
    private final MemorySink sink = MemorySink.create();

    @Override
    protected Loader loader() {
        return sink;
    }

    @Override
    protected Optional<List<List<Object>>> target() {
        List<List<Object>> rows = new ArrayList<>();
        sink.rows().forEach(row -> rows.add(new ArrayList<>(row.values())));
        return Optional.of(rows);
    }

    @Override
    protected List<Breakage> breakages() {
        return Stream.of(SinkCall.values())
                .map(call -> new Breakage("told to fail at " + call, call, sink.failAt(call), () -> {}, () -> {}))
                .toList();
    }

    @Override
    protected List<UnaryOperator<Loader>> withers() {
        return List.of(loader -> ((MemorySink) loader).failAt(SinkCall.WRITE));
    }
}
