package io.criterio.retention.text;

import java.util.List;

/**
 * How to treat a type of customer (RET-CLI-01 to RET-CLI-06).
 *
 * @param recognise what gives the type away
 * @param tips what helps
 * @param doNotSay words to avoid; may be empty
 */
public record Handling(List<String> recognise, List<String> tips, List<String> doNotSay) {
    public Handling {
        recognise = List.copyOf(recognise);
        tips = List.copyOf(tips);
        doNotSay = List.copyOf(doNotSay);
    }
}
