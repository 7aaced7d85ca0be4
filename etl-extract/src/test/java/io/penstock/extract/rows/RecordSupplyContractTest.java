package io.penstock.extract.rows;

import io.penstock.data.RecordMapper;
import io.penstock.schema.Schema;
import io.penstock.spi.Extractor;
import io.penstock.testkit.contract.ExtractorContract;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Records from a supplier of streams. */
class RecordSupplyContractTest extends ExtractorContract {
    record Sample(Long id, String name, Double score, LocalDate day, Boolean lent) implements Serializable {}

    @Override
    protected Extractor source(List<List<Object>> rows) {
        ArrayList<Sample> samples = new ArrayList<>();
        for (List<Object> row : rows) {
            samples.add(new Sample(
                    (Long) row.get(0), (String) row.get(1), (Double) row.get(2), (LocalDate) row.get(3), (Boolean)
                            row.get(4)));
        }
        return RowsExtractor.rows(Sample.class, new Samples(samples));
    }

    private record Samples(ArrayList<Sample> samples) implements RowSupply<Sample> {
        @Override
        public Stream<Sample> open() {
            return samples.stream();
        }
    }

    @Override
    protected Schema schema() {
        return RecordMapper.of(Sample.class).schema();
    }

    @Override
    protected List<UnaryOperator<Extractor>> withers() {
        return List.of(source -> ((RowsExtractor) source).named("other"));
    }
}
