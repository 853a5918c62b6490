package io.criterio.problem;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds what a caller probably meant. */
public final class Suggestion {

    private static final int LONGEST = 100;

    private Suggestion() {}

    /**
     * The candidate that differs from {@code given} in the fewest letters, when that is few enough to be a slip: one in
     * a short word, a third of a longer one.
     */
    public static @Nullable String nearest(String given, Collection<String> candidates) {
        if (given.length() > LONGEST) {
            return null;
        }
        String wanted = given.toLowerCase(Locale.ROOT);
        String best = null;
        int fewest = Integer.MAX_VALUE;
        for (String candidate : candidates) {
            int allowed = Math.max(1, Math.min(given.length(), candidate.length()) / 3);
            int distance = distance(wanted, candidate.toLowerCase(Locale.ROOT));
            if (distance <= allowed && distance < fewest) {
                fewest = distance;
                best = candidate;
            }
        }
        return best;
    }

    /** {@code "; did you mean X?"}, or nothing when no candidate is near. */
    public static String hint(String given, Collection<String> candidates) {
        String nearest = nearest(given, candidates);
        return nearest == null ? "" : "; did you mean " + nearest + "?";
    }

    /** Insertions, deletions, replacements and swaps of neighbours that turn one word into the other. */
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
                int replaced = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                cost[i][j] = Math.min(replaced, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[a.length()][b.length()];
    }
}
