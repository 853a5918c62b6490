package io.criterio.sample.fact;

import java.time.LocalDate;
import java.util.Set;

public record Customer(String segment, double propensity, boolean vip, LocalDate since, Set<Tool> owned) {}
