package io.penstock.internal.local;

import java.util.Collection;

/** Closes many things although some of them fail. */
final class Closing {
    private Closing() {}

    /** Closes all; throws the first failure, the others suppressed in it. */
    static void all(Collection<? extends AutoCloseable> things) throws Exception {
        Exception first = null;
        for (AutoCloseable thing : things) {
            try {
                thing.close();
            } catch (Exception e) {
                if (first == null) {
                    first = e;
                } else {
                    first.addSuppressed(e);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
