package io.penstock.testkit.contract;

import io.penstock.spi.Extractor;
import io.penstock.testkit.MemorySource;
import java.util.List;
import java.util.function.UnaryOperator;

class MemorySourceContractTest extends ExtractorContract {
    @Override
    protected Extractor source(List<List<Object>> rows) {
        return MemorySource.of(SampleRows.SCHEMA).rows(rows);
    }

    @Override
    protected List<UnaryOperator<Extractor>> withers() {
        return List.of(
                source -> ((MemorySource) source).failAfter(3),
                source -> ((MemorySource) source).row(9, null, null, null, null));
    }
}
