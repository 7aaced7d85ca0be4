package io.penstock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.data.Batch;
import io.penstock.schema.Schema;
import io.penstock.spi.BatchSource;
import io.penstock.spi.Description;
import io.penstock.spi.Extractor;
import io.penstock.spi.PendingBatch;
import io.penstock.spi.Position;
import io.penstock.spi.StepContext;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;

/** A source that throws has no sound state any more: on any number of threads it is not asked again. */
class FailedSourceTest {
    private static final AtomicInteger ASKED = new AtomicInteger();

    @RepeatedTest(200)
    void isNotAskedAgain() {
        ASKED.set(0);
        Pipeline pipeline = Pipeline.named("fails")
                .extract(new Broken())
                .load(new Kept("a"))
                .build();
        assertThatThrownBy(() -> pipeline.run(LocalEngine.create().threads(4)))
                .hasMessage(
                        "[PEN-2092] pipeline 'fails', extract broken: IOException: failure 1. Nothing was committed.");
        assertThat(ASKED).hasValue(1);
    }

    private record Broken() implements Extractor {
        @Override
        public Description describe() {
            return Description.of("broken", "");
        }

        @Override
        public Schema schema(StepContext context) {
            return Numbers.SCHEMA;
        }

        @Override
        public BatchSource open(StepContext context) {
            return new Source();
        }
    }

    private static final class Source implements BatchSource {
        @Override
        public @Nullable Batch next() throws IOException {
            throw new IOException("failure " + ASKED.incrementAndGet());
        }

        @Override
        public @Nullable PendingBatch take() throws IOException {
            throw new IOException("failure " + ASKED.incrementAndGet());
        }

        @Override
        public Position position() {
            return new Position("0", "start");
        }

        @Override
        public void close() {}
    }
}
