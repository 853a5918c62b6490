package io.criterio.sample.finding;

import io.criterio.sample.fact.Tool;

public record Quantity(Range range, Tool tool) {
    public record Range(int min, int max) {
        public static Range exactly(int quantity) {
            return new Range(quantity, quantity);
        }
    }
}
