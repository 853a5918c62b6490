package io.criterio.retention;

import io.criterio.rules.Findings;
import java.util.List;
import java.util.Map;

/**
 * How tools combine in one kind of case.
 *
 * @param candidates what the rules find in the tools of the case
 * @param composable the sets of tools that the terms allow, in rank order
 */
record Combining(
        Findings candidates, Terms terms, List<PackageTerms> composable, Map<PackageTerms, Findings> byPackage) {

    Combining {
        composable = List.copyOf(composable);
        byPackage = Map.copyOf(byPackage);
    }

    Findings packaged(PackageTerms terms) {
        Findings findings = byPackage.get(terms);
        if (findings == null) {
            throw new IllegalArgumentException(terms + " is no package of these terms");
        }
        return findings;
    }
}
