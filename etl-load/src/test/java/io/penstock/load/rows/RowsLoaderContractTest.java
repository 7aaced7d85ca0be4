package io.penstock.load.rows;

import io.penstock.spi.Loader;
import io.penstock.testkit.SinkCall;
import io.penstock.testkit.contract.LoaderContract;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

class RowsLoaderContractTest extends LoaderContract {
    record NeedsScore(double score) {}

    private final List<Object> list = new ArrayList<>();

    @Override
    protected Loader loader() {
        return RowsLoader.into(list);
    }

    @Override
    protected Optional<List<List<Object>>> target() {
        List<List<Object>> rows = new ArrayList<>();
        for (Object row : list) {
            rows.add(new ArrayList<>(((Map<?, ?>) row).values()));
        }
        return Optional.of(rows);
    }

    @Override
    protected List<Breakage> breakages() {
        Loader strict = RowsLoader.into(NeedsScore.class, list);
        return List.of(new Breakage("a null meets a primitive", SinkCall.WRITE, strict, () -> {}, () -> {}));
    }

    @Override
    protected List<UnaryOperator<Loader>> withers() {
        return List.of();
    }
}
