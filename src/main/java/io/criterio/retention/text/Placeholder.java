package io.criterio.retention.text;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A fact of the case that a text may name in braces. Limits may be named too; they are filled in when texts are read. */
enum Placeholder {
    CHARGES("charges"),
    PLAN("plan"),
    STATUS("status"),
    MOTIVE("motive"),
    STATED_MOTIVE("statedMotive"),
    IMPLIED_MOTIVE("impliedMotive"),
    ARGUMENT("argument"),
    TOOL("tool"),
    QUANTITY("quantity");

    /** For texts that belong to no case, as a sentence of the catalogue. */
    static final Set<Placeholder> NONE = Set.of();

    static final Set<Placeholder> OF_A_REASON =
            Set.of(CHARGES, PLAN, STATUS, MOTIVE, STATED_MOTIVE, ARGUMENT, TOOL, QUANTITY);

    static final Set<Placeholder> OF_A_WARNING =
            Set.of(CHARGES, PLAN, STATUS, MOTIVE, STATED_MOTIVE, IMPLIED_MOTIVE, ARGUMENT);

    private static final Map<String, Placeholder> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Placeholder::inText, Function.identity()));

    private final String inText;

    Placeholder(String inText) {
        this.inText = inText;
    }

    String inText() {
        return inText;
    }

    static @Nullable Placeholder named(String inText) {
        return BY_NAME.get(inText);
    }
}
