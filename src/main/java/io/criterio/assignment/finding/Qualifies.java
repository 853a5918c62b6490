package io.criterio.assignment.finding;

import io.criterio.assignment.fact.Bucket;

/** Records of the profile are worth a place in the day, if nothing excludes them. */
public record Qualifies(Bucket bucket) implements Finding {}
