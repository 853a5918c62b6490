package io.criterio.sandbox;

import io.criterio.rules.UnlintedRules;
import java.io.IOException;
import java.util.List;

/** The process for sent rules, with its linter switched off: it runs whatever it is told to prepare. */
public final class HostileInside {

    private HostileInside() {}

    public static void main(String... args) throws IOException, InterruptedException {
        var in = System.in;
        var out = System.out;
        System.setOut(System.err);
        Inside.serve(in, out, HostileInside::answer);
    }

    private static Frame answer(Frame message) {
        UnlintedRules.run(message.text(0), message.text(1));
        return Frame.ofTexts(Frame.Kind.PREPARED, List.of("hostile", "done"));
    }
}
