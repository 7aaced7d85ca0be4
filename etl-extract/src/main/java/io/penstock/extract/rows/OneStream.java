package io.penstock.extract.rows;

import io.penstock.error.ExtractException;
import io.penstock.error.Problem;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A stream that its only reader takes away. */
final class OneStream<R> implements RowSupply<R> {
    private static final long serialVersionUID = 1L;

    private final transient AtomicReference<@Nullable Stream<? extends R>> stream;

    OneStream(Stream<? extends R> stream) {
        this.stream = new AtomicReference<>(stream);
    }

    @Override
    public Stream<? extends R> open() {
        Stream<? extends R> taken = stream.getAndSet(null);
        if (taken == null) {
            throw new ExtractException(
                    Problem.of(RowsErrors.READ_TWICE, "the stream was read by a run before")
                            .next(
                                    "A Java stream can be read once. Give a supplier, rows(type, () -> …), to run a pipeline again."));
        }
        return taken;
    }

    private void writeObject(ObjectOutputStream out) throws NotSerializableException {
        throw new NotSerializableException("a Java stream cannot be serialised; give a supplier of streams instead");
    }
}
