package io.criterio.command;

import io.criterio.proof.InputSpaces;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which rulesets a command goes through: the one named, or all. */
final class RulesetChoice {

    private RulesetChoice() {}

    static List<InputSpaces> of(@Nullable String ruleset, ConsoleCommand command) {
        List<InputSpaces> all = InputSpaces.all();
        if (ruleset == null) {
            return all;
        }
        List<InputSpaces> chosen =
                all.stream().filter(one -> one.ruleset().equals(ruleset)).toList();
        if (chosen.isEmpty()) {
            throw command.wrongUse("--ruleset is " + ruleset + "; expected one of "
                    + all.stream().map(InputSpaces::ruleset).toList());
        }
        return chosen;
    }
}
