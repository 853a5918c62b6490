package io.criterio.release;

import io.criterio.decision.Decider;
import io.criterio.decision.DecidingRule;
import io.criterio.problem.ProblemException;
import io.criterio.problem.ProblemKind;
import io.criterio.problem.Suggestion;
import io.criterio.rules.Kind;
import io.criterio.rules.RuleInfo;
import io.criterio.text.Language;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the rules of the live release say. */
@Singleton
final class RuleCatalogue {

    private final LiveRelease live;

    @Inject
    RuleCatalogue(LiveRelease live) {
        this.live = live;
    }

    @Schema(name = "RuleList", description = "Rules of the live release, by ruleset and in catalogue order.")
    record Listing(
            @Schema(required = true) ReleaseName release,

            @Schema(
                    required = true,
                    description = "The languages that this release has all texts in: tags for `Accept-Language`.",
                    examples = "[\"es\", \"en\"]")
            List<String> languages,

            @Schema(required = true) List<Entry> rules) {}

    @Schema(name = "Rule", description = "A rule of the rulebook; one or more DRL rules implement it.")
    record Entry(
            @Schema(required = true, examples = "RET-BON-01")
            String id,

            @Schema(
                    required = true,
                    description = "What it says, in the language of the answer.",
                    examples = "A rebate is for policies with 1 to 3 charges.")
            String sentence,

            @Schema(
                    required = true,
                    description = "hard forbids, advice ranks or warns, action adds something to do.",
                    examples = "hard")
            List<String> kinds,

            @Schema(required = true, description = "Where the policy says so.", examples = "CARD")
            List<String> sources,

            @Schema(required = true, examples = "retention") String ruleset,

            @Schema(required = true, description = "The DRL rules that implement it.")
            List<Place> files,

            @Schema(required = true) ReleaseName release) {}

    @Schema(name = "RulePlace")
    record Place(
            @Schema(required = true, examples = "retention/bonificacion.drl")
            String file,

            @Schema(required = true, description = "Where the DRL rule begins, from 1.", examples = "12")
            int line,

            @Schema(required = true, description = "The name of the DRL rule.")
            String name,

            @Schema(
                    required = true,
                    enumeration = {"hard", "advice", "action"})
            String kind) {}

    /** The rules, each once. */
    Listing list(Language language) {
        LiveRelease.Pinned pinned = live.pinned();
        ReleaseName release = ReleaseName.of(pinned.release());
        Map<String, List<DecidingRule>> byId = new LinkedHashMap<>();
        pinned.deciders().values().stream()
                .map(Decider::rules)
                .flatMap(List::stream)
                .distinct()
                .forEach(rule -> byId.computeIfAbsent(rule.rule().id(), id -> new ArrayList<>())
                        .add(rule));
        return new Listing(
                release,
                pinned.languages().stream().map(Language::tag).toList(),
                byId.values().stream()
                        .map(rules -> entry(rules, language, release))
                        .toList());
    }

    /**
     * One rule.
     *
     * @throws ProblemException if the live release has none of that id
     */
    Entry find(String id, Language language) {
        List<Entry> rules = list(language).rules();
        return rules.stream().filter(rule -> rule.id().equals(id)).findFirst().orElseThrow(() -> {
            List<String> ids = rules.stream().map(Entry::id).toList();
            return new ProblemException(
                    ProblemKind.NOT_FOUND, "The live release has no rule \"" + id + "\"" + Suggestion.hint(id, ids));
        });
    }

    private static Entry entry(List<DecidingRule> rules, Language language, ReleaseName release) {
        DecidingRule first = rules.get(0);
        TreeSet<Kind> kinds = new TreeSet<>();
        TreeSet<String> sources = new TreeSet<>();
        List<Place> places = new ArrayList<>();
        for (DecidingRule one : rules) {
            RuleInfo rule = one.rule();
            kinds.add(rule.kind());
            sources.add(rule.source());
            places.add(new Place(rule.file(), rule.line(), rule.name(), code(rule.kind())));
        }
        return new Entry(
                first.rule().id(),
                first.sentence(language),
                kinds.stream().map(RuleCatalogue::code).toList(),
                List.copyOf(sources),
                first.rule().ruleset(),
                places,
                release);
    }

    /** A kind as the rules write it. */
    static String code(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
