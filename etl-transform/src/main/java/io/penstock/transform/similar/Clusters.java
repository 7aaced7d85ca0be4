package io.penstock.transform.similar;

import io.penstock.error.Problem;
import io.penstock.error.TransformException;
import java.util.Arrays;

/**
 * Which rows belong together: union-find with halved paths (Tarjan and van Leeuwen, "Worst-case Analysis of Set Union Algorithms",
 * 1984), four bytes a row. The root of a cluster is its first row.
 */
final class Clusters {
    private final int most;
    private int[] parent = new int[1024];
    private int size;

    /** @param limitBytes what the rows may take */
    Clusters(long limitBytes) {
        this.most = (int) Math.min(Integer.MAX_VALUE - 16, Math.max(4096, limitBytes / 4));
    }

    /** Adds rows, each a cluster by itself. */
    void add(int rows) {
        if ((long) size + rows > most) {
            throw new TransformException(Problem.of(
                            SimilarErrors.TOO_MANY_ROWS,
                            "there are more than " + most
                                    + " rows, which is what this step's memory holds (4 bytes a row)")
                    .next("Give the run more memory, or look for near duplicates in parts of the data."));
        }
        if (size + rows > parent.length) {
            parent = Arrays.copyOf(parent, (int) Math.min(most, Math.max(size + rows, parent.length * 2L)));
        }
        for (int i = 0; i < rows; i++) {
            parent[size] = size;
            size++;
        }
    }

    int size() {
        return size;
    }

    int root(int row) {
        int at = row;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }

    void join(int a, int b) {
        int first = root(a);
        int second = root(b);
        parent[Math.max(first, second)] = Math.min(first, second);
    }
}
