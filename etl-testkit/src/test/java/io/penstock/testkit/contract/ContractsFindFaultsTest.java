package io.penstock.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.data.Batch;
import io.penstock.schema.Schema;
import io.penstock.spi.BatchSink;
import io.penstock.spi.BatchSource;
import io.penstock.spi.BoundTransformer;
import io.penstock.spi.Description;
import io.penstock.spi.Extractor;
import io.penstock.spi.Loader;
import io.penstock.spi.Position;
import io.penstock.spi.Problems;
import io.penstock.spi.RowFate;
import io.penstock.spi.SinkOutput;
import io.penstock.spi.StepContext;
import io.penstock.spi.Transformer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The contracts refuse connectors and steps that break them. */
class ContractsFindFaultsTest {
    /** Loses the last row of each batch, has no origin, cannot be closed twice. */
    private static final class Leaky implements Extractor {
        private final String password = "hunter2";
        private int delimiter;

        @Override
        public Description describe() {
            return Description.of("leaky", password).with("delimiter", delimiter);
        }

        @Override
        public Schema schema(StepContext context) {
            return SampleRows.SCHEMA;
        }

        @Override
        public BatchSource open(StepContext context) {
            List<Batch> batches = SampleRows.batches(SampleRows.SCHEMA, SampleRows.rows(10), context.batchRows());
            return new BatchSource() {
                private boolean closed;

                @Override
                public Batch next() {
                    if (batches.isEmpty()) {
                        return null;
                    }
                    Batch batch = batches.remove(0);
                    return batch.slice(0, batch.rowCount() - 1);
                }

                @Override
                public Position position() {
                    return new Position("", "somewhere");
                }

                @Override
                public void close() {
                    if (closed) {
                        throw new IllegalStateException("closed already");
                    }
                    closed = true;
                }
            };
        }
    }

    @Nested
    class OfASource {
        private final ExtractorContract contract = new ExtractorContract() {
            @Override
            protected Extractor source(List<List<Object>> rows) {
                return new Leaky();
            }

            @Override
            protected List<UnaryOperator<Extractor>> withers() {
                return List.of(source -> {
                    ((Leaky) source).delimiter++;
                    return new Leaky();
                });
            }

            @Override
            protected List<String> secrets() {
                return List.of("hunter2");
            }
        };

        @Test
        void theyFindLostRows() {
            assertFails(contract::keepsEveryValueAndNullAtAnyBatchSize);
            assertFails(contract::givesNothingForNoInput);
            assertFails(contract::decodesPiecesInAnyOrder);
        }

        @Test
        void theyFindSecretsAndMutableSpecs() {
            assertFails(contract::tellsNoSecret);
            assertFails(contract::withersLeaveTheOriginalAsItWas);
        }

        @Test
        void theyFindMissingOriginsAndADoubleClose() {
            assertFails(contract::givesBatchesOfItsSchemaWithTheirOrigin);
            assertThatThrownBy(contract::canBeClosedTwiceAndBeforeItsEnd).isInstanceOf(IllegalStateException.class);
        }
    }

    /** Writes straight into the list that everybody sees. */
    private static final class Hasty implements Loader {
        final transient List<List<Object>> target = new ArrayList<>();

        @Override
        public Description describe() {
            return Description.of("hasty", "");
        }

        @Override
        public BatchSink open(Schema schema, StepContext context) {
            return new BatchSink() {
                @Override
                public void write(Batch batch, SinkOutput output) {
                    batch.rows().forEach(row -> target.add(row.values()));
                }

                @Override
                public void prepare() {}

                @Override
                public void commit() {}

                @Override
                public void abort() {}

                @Override
                public String outcome() {
                    return "";
                }

                @Override
                public void close() {}
            };
        }
    }

    @Test
    void theyFindRowsThatShowBeforeTheCommit() {
        Hasty hasty = new Hasty();
        LoaderContract contract = new LoaderContract() {
            @Override
            protected Loader loader() {
                return hasty;
            }

            @Override
            protected Optional<List<List<Object>>> target() {
                return Optional.of(List.copyOf(hasty.target));
            }

            @Override
            protected List<Breakage> breakages() {
                return List.of();
            }

            @Override
            protected List<UnaryOperator<Loader>> withers() {
                return List.of();
            }
        };
        assertFails(contract::showsNothingBeforeTheCommit);
        assertFails(contract::leavesEverythingAsItWasWhereverItIsCancelled);
        assertThat(contract.leavesEverythingAsItWasWhenAbortedAfter()
                        .map(test -> test.getExecutable())
                        .skip(1))
                .allSatisfy(test -> assertFails(test::execute));
    }

    /** Drops every second batch without saying so and forgets where the others came from. */
    private static final class Careless implements Transformer {
        @Override
        public Description describe() {
            return Description.of("careless", "");
        }

        @Override
        public BoundTransformer bind(Schema input, Problems problems) {
            AtomicInteger turn = new AtomicInteger();
            return BoundTransformer.of(input, context -> (batch, output) -> {
                if (turn.getAndIncrement() % 2 == 0) {
                    output.emit(batch.withOrigin(null));
                } else {
                    output.count(RowFate.FILTERED, batch.rowCount() - 1);
                }
            });
        }
    }

    @Test
    void theyFindStepsThatLoseRows() {
        TransformerContract contract = new TransformerContract() {
            @Override
            protected Transformer transformer() {
                return new Careless();
            }

            @Override
            protected List<UnaryOperator<Transformer>> withers() {
                return List.of();
            }
        };
        assertFails(contract::accountsForEveryRow);
        assertFails(contract::givesTheSameWhateverTheBatches);
        assertFails(contract::givesTheSameOnSeveralThreadsWhenItSaysSo);
    }

    private static void assertFails(ThrowingCallable test) {
        assertThatThrownBy(test).isInstanceOf(AssertionError.class);
    }
}
