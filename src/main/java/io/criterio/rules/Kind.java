package io.criterio.rules;

public enum Kind { HARD, ADVICE, ACTION }
