package io.penstock.quality.audit;

import org.jspecify.annotations.Nullable;

/**
 * What a look at the whole trail came to.
 *
 * @param entries that were read
 * @param head the hash of the last whole entry; keep it elsewhere to notice later that entries at the end are gone
 * @param brokenAt the sequence number of the first entry that is not as it was written; null when all are
 * @param problem what is wrong with it, as a sentence; null likewise
 */
public record Verification(
        long entries,
        String head,
        @Nullable Long brokenAt,
        @Nullable String problem) {
    public boolean isWhole() {
        return problem == null;
    }
}
