package io.criterio.sample.fact;

import java.math.BigDecimal;
import java.util.List;

public record Account(BigDecimal balance, long points, double rate, String code, boolean open, List<Plan> plans) {}
