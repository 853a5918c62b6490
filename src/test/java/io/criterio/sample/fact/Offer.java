package io.criterio.sample.fact;

public record Offer(Tool tool, OfferStatus status) {}
