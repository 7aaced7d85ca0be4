package io.penstock.transform.internal.keys;

import io.penstock.data.Batch;
import io.penstock.error.Problem;
import io.penstock.error.TransformException;
import io.penstock.spi.StepContext;
import io.penstock.transform.TransformErrors;
import java.util.Arrays;

/**
 * Numbers the groups of rows from 0 in the order of their first row, by the 128-bit hash of the key columns (see {@link
 * KeyHasher} for the odds). Nulls in a key are equal to each other. 40 bytes a group; past the limit the run fails with {@code
 * PEN-3006}. One thread.
 */
public final class GroupIds {
    private final KeyHasher hasher;
    private final int most;
    private final boolean keyless;
    private long[] firsts = new long[256];
    private long[] seconds = new long[256];
    private int[] slots = new int[512];
    private int count;

    /** @param positions the key; none makes all rows one group */
    public GroupIds(int[] positions, StepContext context) {
        this.hasher = new KeyHasher(positions);
        this.keyless = positions.length == 0;
        this.most = (int) Math.min(1 << 28, Math.max(1024, context.memoryShare() / 2 / 40));
    }

    /** How many groups there are so far. */
    public int count() {
        return count;
    }

    /** The group of every row; a new array. */
    public int[] of(Batch batch) {
        int[] ids = new int[batch.rowCount()];
        if (keyless) {
            count = 1;
            return ids;
        }
        hasher.hash(batch);
        for (int i = 0; i < ids.length; i++) {
            ids[i] = id(hasher.firsts()[i], hasher.seconds()[i]);
        }
        return ids;
    }

    private int id(long first, long second) {
        int mask = slots.length - 1;
        int at = (int) first & mask;
        for (int found = slots[at]; found != 0; found = slots[at]) {
            if (firsts[found - 1] == first && seconds[found - 1] == second) {
                return found - 1;
            }
            at = (at + 1) & mask;
        }
        if (count == firsts.length) {
            grow();
            return id(first, second);
        }
        firsts[count] = first;
        seconds[count] = second;
        slots[at] = ++count;
        return count - 1;
    }

    private void grow() {
        if (count >= most) {
            throw new TransformException(Problem.of(
                            TransformErrors.TOO_MANY_GROUPS,
                            "there are more than " + count + " groups, which is what this step's memory holds")
                    .next("Group by fewer columns or give the run more memory."));
        }
        firsts = Arrays.copyOf(firsts, count * 2);
        seconds = Arrays.copyOf(seconds, count * 2);
        slots = new int[count * 4];
        int mask = slots.length - 1;
        for (int g = 0; g < count; g++) {
            int at = (int) firsts[g] & mask;
            while (slots[at] != 0) {
                at = (at + 1) & mask;
            }
            slots[at] = g + 1;
        }
    }
}
