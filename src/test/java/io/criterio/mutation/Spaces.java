package io.criterio.mutation;

import io.criterio.proof.InputSpaces;

/** Input spaces by ruleset. */
final class Spaces {

    private Spaces() {}

    static InputSpaces of(String ruleset) {
        return InputSpaces.all().stream()
                .filter(one -> one.ruleset().equals(ruleset))
                .findFirst()
                .orElseThrow();
    }
}
