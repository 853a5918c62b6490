package io.criterio.rules;

public enum Operator { EQ, NE, LT, LTE, GT, GTE, IN, NOT_IN }
