package io.criterio.assignment.fact;

/**
 * Everything about a record that decides whether it is worked on the day. A base of any size has few distinct profiles:
 * the rules judge each of them once per release, and what remains per record is a look-up and an order.
 */
public record Profile(Origin origin, Status status, Commitment commitment, Assignee assignee, Phase phase) {}
