package io.penstock.expr.scalar;

import java.nio.charset.StandardCharsets;

/** How alike two texts are, by code points. */
public final class Similarity {
    private static final double PREFIX_WEIGHT = 0.1;
    private static final int LONGEST_PREFIX = 4;

    private Similarity() {}

    private static int[] points(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8)
                .codePoints()
                .toArray();
    }

    /** Fewest insertions, deletions and replacements that make one the other (Wagner and Fischer 1974, two rows). */
    public static double levenshtein(byte[] a, int fromA, int toA, byte[] b, int fromB, int toB) {
        int[] left = points(a, fromA, toA);
        int[] right = points(b, fromB, toB);
        int[] above = new int[right.length + 1];
        int[] row = new int[right.length + 1];
        for (int j = 0; j <= right.length; j++) {
            above[j] = j;
        }
        for (int i = 1; i <= left.length; i++) {
            row[0] = i;
            for (int j = 1; j <= right.length; j++) {
                int replaced = above[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(above[j], row[j - 1]) + 1);
            }
            int[] swap = above;
            above = row;
            row = swap;
        }
        return above[right.length];
    }

    /** 0 to 1, a common beginning of up to four characters counting more (Winkler 1990, p = 0.1, for every Jaro value). */
    public static double jaroWinkler(byte[] a, int fromA, int toA, byte[] b, int fromB, int toB) {
        int[] left = points(a, fromA, toA);
        int[] right = points(b, fromB, toB);
        double jaro = jaro(left, right);
        int most = Math.min(LONGEST_PREFIX, Math.min(left.length, right.length));
        int prefix = 0;
        while (prefix < most && left[prefix] == right[prefix]) {
            prefix++;
        }
        return jaro > 0.7 ? jaro + prefix * PREFIX_WEIGHT * (1 - jaro) : jaro;
    }

    private static double jaro(int[] left, int[] right) {
        if (left.length == 0 && right.length == 0) {
            return 1;
        }
        int reach = Math.max(0, Math.max(left.length, right.length) / 2 - 1);
        boolean[] takenLeft = new boolean[left.length];
        boolean[] takenRight = new boolean[right.length];
        int matches = 0;
        for (int i = 0; i < left.length; i++) {
            for (int j = Math.max(0, i - reach); j < Math.min(right.length, i + reach + 1); j++) {
                if (!takenRight[j] && left[i] == right[j]) {
                    takenLeft[i] = true;
                    takenRight[j] = true;
                    matches++;
                    break;
                }
            }
        }
        if (matches == 0) {
            return 0;
        }
        int moved = 0;
        for (int i = 0, j = 0; i < left.length; i++) {
            if (takenLeft[i]) {
                while (!takenRight[j]) {
                    j++;
                }
                moved += left[i] == right[j++] ? 0 : 1;
            }
        }
        double m = matches;
        int swapped = moved / 2;
        return (m / left.length + m / right.length + (m - swapped) / m) / 3;
    }
}
