package io.penstock.error;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the name a person most likely meant, for "did you mean". */
public final class Suggestion {
    private static final int LISTED = 40;

    private Suggestion() {}

    /**
     * The candidate nearest to {@code given} by Damerau-Levenshtein distance (optimal string alignment), case and
     * separators ignored; empty when none is near (more than a third of its letters differ).
     */
    public static Optional<String> nearest(String given, Collection<String> candidates) {
        String wanted = normal(given);
        String best = null;
        int bestDistance = Integer.MAX_VALUE;
        for (String candidate : candidates) {
            int distance = distance(wanted, normal(candidate));
            if (distance < bestDistance) {
                bestDistance = distance;
                best = candidate;
            }
        }
        int limit = Math.max(1, Math.max(wanted.length(), best == null ? 0 : best.length()) / 3);
        return best != null && bestDistance <= limit ? Optional.of(best) : Optional.empty();
    }

    /** {@code Did you mean 'x'? Valid names: a, b, x.}, or only the valid names when none is near. */
    public static String among(String given, Collection<String> candidates) {
        StringBuilder text = new StringBuilder();
        nearest(given, candidates)
                .ifPresent(near -> text.append("Did you mean '").append(near).append("'? "));
        text.append("Valid names: ");
        int shown = 0;
        for (String candidate : candidates) {
            if (shown == LISTED) {
                text.append(", … (").append(candidates.size() - LISTED).append(" more)");
                break;
            }
            text.append(shown++ == 0 ? "" : ", ").append(candidate);
        }
        if (candidates.isEmpty()) {
            text.append("none");
        }
        return text.append('.').toString();
    }

    private static String normal(String name) {
        return name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "").replace(" ", "");
    }

    private static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            cost[i][0] = i;
        }
        for (int j = 0; j <= b.length(); j++) {
            cost[0][j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                int least = Math.min(Math.min(cost[i - 1][j] + 1, cost[i][j - 1] + 1), cost[i - 1][j - 1] + same);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    least = Math.min(least, cost[i - 2][j - 2] + 1);
                }
                cost[i][j] = least;
            }
        }
        return cost[a.length()][b.length()];
    }
}
