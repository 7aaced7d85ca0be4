package io.penstock.internal.local;

import io.penstock.data.Batch;

/** Puts what the last step of a chain emits into the morsel at hand. */
class MorselOutput {
    private Morsel morsel = new Morsel(false);

    void into(Morsel next) {
        morsel = next;
    }

    final Morsel morsel() {
        return morsel;
    }

    void emit(Batch batch) {
        morsel.batches.add(batch);
    }

    /** Rows for the reject sink, in its schema. */
    final void reject(Batch rejected) {
        morsel.rejected.add(rejected);
    }
}
