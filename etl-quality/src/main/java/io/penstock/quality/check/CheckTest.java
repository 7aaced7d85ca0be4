package io.penstock.quality.check;

import io.penstock.spi.Description;
import java.io.Serializable;
import java.util.List;

/**
 * What a check tests. Immutable spec; {@link Check#of(CheckTest)} gives it a policy. An app may write its own.
 *
 * <p>A test either looks at rows itself, or asks the {@link TestBinding} for the profile of a column and judges that, or both.
 */
public interface CheckTest extends Serializable {
    /** {@code type} is the check's type in JSON, {@code subject} its columns. */
    Description describe();

    /** The columns it looks at, shown in samples; none for tests of the table. */
    List<String> columns();

    Dimension dimension();

    /** What is expected, as one clause without the share that must hold: {@code values are not null}. */
    String expectation();

    /** Whether it judges single rows, so that {@link Check#mostly} and samples mean something; true by default. */
    default boolean judgesRows() {
        return true;
    }

    /** Fits the test to the rows that will pass; tells what is wrong to {@link TestBinding#problems}. */
    BoundTest bind(TestBinding binding);

    /** A test that fits its input; opened once for each stream of batches. */
    @FunctionalInterface
    interface BoundTest {
        RunningTest open(TestContext context) throws Exception;
    }
}
