package io.penstock.transform.similar;

import org.jspecify.annotations.Nullable;

/** When two rows are alike. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Likeness(Similarity similarity, double[] weights, double threshold) {
    /** @param a the compared columns of one row; null where the value is null */
    boolean alike(@Nullable Words[] a, @Nullable Words[] b) {
        double sum = 0;
        double total = 0;
        for (int c = 0; c < weights.length; c++) {
            Words left = a[c];
            Words right = b[c];
            if (left != null && right != null) {
                sum += weights[c] * similarity.of(left, right);
                total += weights[c];
            }
        }
        return total > 0 && sum / total >= threshold - 1e-12;
    }
}
