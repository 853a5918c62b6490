package io.criterio.sample.fact;

import io.criterio.rules.Parameters;

@Parameters
public record ArgumentMeaning(Argument argument, Motive motive) {}
