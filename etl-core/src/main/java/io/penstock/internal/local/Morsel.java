package io.penstock.internal.local;

import io.penstock.data.Batch;
import io.penstock.spi.Position;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one piece of the source has become so far: rows still moving and rows already rejected. */
final class Morsel {
    List<Batch> batches = new ArrayList<>(1);
    final List<Batch> rejected = new ArrayList<>(1);
    /** Made by a step that emits much more than it takes; counted apart from the pieces of the source. */
    final boolean extra;

    /** With this morsel everything up to here is through; null where it is not, or where nobody wants to know. */
    @Nullable
    Reached reached;

    /**
     * How far the sources were read.
     *
     * @param source place of the source in the plan
     * @param position what was read of it
     */
    record Reached(int source, Position position) {}

    Morsel(boolean extra) {
        this.extra = extra;
    }
}
