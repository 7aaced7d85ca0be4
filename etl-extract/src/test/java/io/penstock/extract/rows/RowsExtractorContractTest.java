package io.penstock.extract.rows;

import io.penstock.spi.Extractor;
import io.penstock.testkit.contract.ExtractorContract;
import io.penstock.testkit.contract.SampleRows;
import java.util.List;
import java.util.function.UnaryOperator;

class RowsExtractorContractTest extends ExtractorContract {
    @Override
    protected Extractor source(List<List<Object>> rows) {
        return RowsExtractor.rows(SampleRows.SCHEMA, rows);
    }

    @Override
    protected List<UnaryOperator<Extractor>> withers() {
        return List.of(source -> ((RowsExtractor) source).named("other"));
    }
}
