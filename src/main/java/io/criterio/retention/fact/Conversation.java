package io.criterio.retention.fact;

/** What guides the advisor through the conversation: steps, scripts and how to treat the customer. */
public record Conversation(
        Progress progress,
        PolicyStatus status,
        Motive motive,
        Usage usage,
        CancellationReason reason,
        CustomerType customer) {}
