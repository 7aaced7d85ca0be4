package io.penstock.internal.local;

import io.penstock.data.Batch;
import java.util.ArrayList;
import java.util.List;

/** What one piece of the source has become so far: rows still moving and rows already rejected. */
final class Morsel {
    List<Batch> batches = new ArrayList<>(1);
    final List<Batch> rejected = new ArrayList<>(1);
    /** Made by a step that emits much more than it takes; counted apart from the pieces of the source. */
    final boolean extra;

    Morsel(boolean extra) {
        this.extra = extra;
    }
}
