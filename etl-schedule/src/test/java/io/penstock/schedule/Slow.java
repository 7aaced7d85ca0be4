package io.penstock.schedule;

import io.penstock.Pipeline;
import io.penstock.data.Batch;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.BatchSource;
import io.penstock.spi.Description;
import io.penstock.spi.Extractor;
import io.penstock.spi.Position;
import io.penstock.spi.StepContext;
import io.penstock.testkit.MemorySink;
import io.penstock.testkit.MemorySource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A pipeline of one row that takes as long as it is told to, counts how many of it are under way, and stops when it is cancelled. */
final class Slow {
    final AtomicInteger running = new AtomicInteger();
    final AtomicInteger most = new AtomicInteger();
    final AtomicInteger begun = new AtomicInteger();
    final CountDownLatch release = new CountDownLatch(1);
    private final long millis;

    /** @param millis how long a run takes, unless it is released before */
    Slow(long millis) {
        this.millis = millis;
    }

    Pipeline pipeline(String name) {
        return Pipeline.named(name)
                .extract(new Source())
                .load(MemorySink.create())
                .build();
    }

    private final class Source implements Extractor {
        private static final long serialVersionUID = 1L;

        private final transient MemorySource rows =
                MemorySource.of(Schema.of(Field.of("id", Type.INT64))).row(1L);

        @Override
        public Description describe() {
            return rows.describe();
        }

        @Override
        public Schema schema(StepContext context) {
            return rows.schema(context);
        }

        @Override
        public BatchSource open(StepContext context) {
            BatchSource inner = rows.open(context);
            begun.incrementAndGet();
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            return new BatchSource() {
                private boolean waited;

                @Override
                public @Nullable Batch next() throws Exception {
                    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
                    while (!waited && System.nanoTime() < end && !release.await(10, TimeUnit.MILLISECONDS)) {
                        context.checkCancelled();
                    }
                    waited = true;
                    return inner.next();
                }

                @Override
                public Position position() {
                    return inner.position();
                }

                @Override
                public void close() throws Exception {
                    running.decrementAndGet();
                    inner.close();
                }
            };
        }
    }
}
