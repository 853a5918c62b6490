package io.criterio.rules;

import java.util.List;

/** A rule as this project reads it: what the catalogue says of it, what it asks for, what it adds. */
record Definition(String drlPackage, RuleInfo info, List<Condition.Pattern> patterns, Maker maker) {}
