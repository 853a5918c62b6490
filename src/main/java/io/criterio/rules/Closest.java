package io.criterio.rules;

import java.util.Collection;
import java.util.Locale;

/** "Did you mean": the known word that is nearest to a mistyped one. */
final class Closest {

    private static final int WORTH_LISTING = 12;
    /** Nobody has mistyped a word of this length. */
    private static final int LONGEST = 100;

    private Closest() {}

    /** A hint: the nearest known word if one is near, else what is known if that is short. */
    static String hint(String word, Collection<String> known, String what) {
        if (word.length() > LONGEST) {
            return "";
        }
        String best = "";
        int least = Integer.MAX_VALUE;
        for (String each : known) {
            int distance = distance(word.toLowerCase(Locale.ROOT), each.toLowerCase(Locale.ROOT));
            if (distance < least) {
                least = distance;
                best = each;
            }
        }
        if (!best.isEmpty() && least <= Math.max(2, word.length() / 3)) {
            return "did you mean " + best + "?";
        }
        return known.isEmpty() || known.size() > WORTH_LISTING ? "" : what + ": " + String.join(", ", known);
    }

    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replace = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replace, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
