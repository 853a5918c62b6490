package io.criterio.retention.text;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The texts of one rule in one language; what the rule does not have is null or empty. */
record RuleTexts(
        @Nullable String sentence,
        @Nullable CaseText reason,
        @Nullable CaseText violation,
        @Nullable CaseText warning,
        Map<String, String> questions,
        Map<String, String> stepWords,
        @Nullable Handling handling,
        Map<String, String> areas) {}
