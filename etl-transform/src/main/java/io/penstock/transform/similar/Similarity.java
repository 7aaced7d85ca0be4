package io.penstock.transform.similar;

import java.util.Arrays;

/** How alike two texts are, from 0 to 1. They are compared in lower case, without accents, runs of other characters as one space. */
public enum Similarity {
    /**
     * Jaro's share of common characters in about the same place, raised for an equal beginning (Winkler, "String Comparator
     * Metrics and Enhanced Decision Rules", 1990; scaling 0.1, up to 4 characters). For names and short texts.
     */
    JARO_WINKLER {
        @Override
        double of(Words a, Words b) {
            return jaroWinkler(a.characters(), b.characters());
        }
    },
    /** 1 less the least number of insertions, deletions and replacements, divided by the longer length. For codes and typing slips. */
    LEVENSHTEIN {
        @Override
        double of(Words a, Words b) {
            int longer = Math.max(a.characters().length, b.characters().length);
            return longer == 0 ? 1 : 1 - (double) distance(a.characters(), b.characters()) / longer;
        }
    },
    /** Words in common, twice, divided by the words of both (Dice), whatever their order. For titles and addresses. */
    TOKEN_SET {
        @Override
        double of(Words a, Words b) {
            int all = a.tokens().length + b.tokens().length;
            return all == 0 ? 1 : 2.0 * common(a.tokens(), b.tokens()) / all;
        }
    };

    abstract double of(Words a, Words b);

    private static double jaroWinkler(int[] a, int[] b) {
        double jaro = jaro(a, b);
        int prefix = 0;
        while (prefix < Math.min(4, Math.min(a.length, b.length)) && a[prefix] == b[prefix]) {
            prefix++;
        }
        return jaro + prefix * 0.1 * (1 - jaro);
    }

    private static double jaro(int[] a, int[] b) {
        if (a.length == 0 || b.length == 0) {
            return a.length == b.length ? 1 : 0;
        }
        int reach = Math.max(0, Math.max(a.length, b.length) / 2 - 1);
        boolean[] taken = new boolean[b.length];
        int[] matched = new int[a.length];
        int matches = 0;
        for (int i = 0; i < a.length; i++) {
            int to = Math.min(b.length - 1, i + reach);
            for (int j = Math.max(0, i - reach); j <= to; j++) {
                if (!taken[j] && a[i] == b[j]) {
                    taken[j] = true;
                    matched[matches++] = a[i];
                    break;
                }
            }
        }
        if (matches == 0) {
            return 0;
        }
        int moved = 0;
        int k = 0;
        for (int j = 0; j < b.length; j++) {
            if (taken[j]) {
                moved += matched[k++] == b[j] ? 0 : 1;
            }
        }
        double m = matches;
        return (m / a.length + m / b.length + (m - moved / 2.0) / m) / 3;
    }

    /** Two rows of the table of Wagner and Fischer. */
    private static int distance(int[] a, int[] b) {
        int[] above = new int[b.length + 1];
        int[] row = new int[b.length + 1];
        Arrays.setAll(above, j -> j);
        for (int i = 0; i < a.length; i++) {
            row[0] = i + 1;
            for (int j = 0; j < b.length; j++) {
                int replaced = above[j] + (a[i] == b[j] ? 0 : 1);
                row[j + 1] = Math.min(replaced, 1 + Math.min(row[j], above[j + 1]));
            }
            int[] spare = above;
            above = row;
            row = spare;
        }
        return above[b.length];
    }

    /** How many of the sorted, distinct words are in both. */
    private static int common(String[] a, String[] b) {
        int count = 0;
        int i = 0;
        int j = 0;
        while (i < a.length && j < b.length) {
            int order = a[i].compareTo(b[j]);
            count += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        return count;
    }
}
