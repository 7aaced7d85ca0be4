package io.penstock.quality.audit;

import org.jspecify.annotations.Nullable;

/** Looks at entries one after the other, oldest first, until one is not as it was written. */
final class Chain {
    /** How far away the number is looked for that an entry had before it was given another. */
    private static final int NEAR = 1000;

    private final @Nullable String head;
    private String previous = AuditEntry.BEGINNING;
    private long count;
    private boolean headSeen;
    private @Nullable String problem;

    Chain(@Nullable String head) {
        this.head = head;
        this.headSeen = head == null || head.equals(previous);
    }

    /** False when the entry is not as it was written; nothing more is to be looked at then. */
    boolean accept(AuditEntry entry) {
        problem = problem(entry, count + 1);
        if (problem != null) {
            return false;
        }
        previous = entry.hash();
        headSeen |= previous.equals(head);
        count++;
        return true;
    }

    private @Nullable String problem(AuditEntry entry, long expected) {
        long found = entry.sequence();
        if (found > expected) {
            return expected == found - 1
                    ? "entry " + expected + " is missing"
                    : "entries " + expected + " to " + (found - 1) + " are missing";
        } else if (found < expected) {
            return "entry " + found + " was put in where entry " + expected + " should stand";
        } else if (!entry.isWhole()) {
            return moved(entry);
        } else if (!entry.previous().equals(previous)) {
            return "entry " + expected + " does not follow the one before it: one of them was written anew";
        }
        return null;
    }

    private static String moved(AuditEntry entry) {
        long now = entry.sequence();
        for (long before = Math.max(1, now - NEAR); before <= now + NEAR; before++) {
            if (entry.isWholeAs(before)) {
                return "entry " + now + " was written as entry " + before
                        + (before < now
                                ? ": entries before it were put in, or it was moved"
                                : ": entries before it were removed, or it was moved");
            }
        }
        return "entry " + now + " was changed: its hash is not that of its content";
    }

    Verification end() {
        if (problem != null) {
            return new Verification(count, previous, count + 1, problem);
        }
        return headSeen
                ? new Verification(count, previous, null, null)
                : new Verification(
                        count,
                        previous,
                        count + 1,
                        count == 0
                                ? "every entry is missing: the given head is that of a trail with entries"
                                : "entries behind " + count
                                        + " are missing, or the trail was written anew: the given head is not in it");
    }
}
