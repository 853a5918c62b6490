package io.criterio.release.fact;

import io.criterio.rules.Parameters;

/**
 * A number of the ruleset's {@code limits.yaml} by its name, also one that no record here names: {@code PolicyNumber( name
 * == "maxAge", $max : value )}.
 */
@Parameters
public record PolicyNumber(String name, int value) {}
