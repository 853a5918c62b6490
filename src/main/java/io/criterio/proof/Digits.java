package io.criterio.proof;

import java.util.List;

/** A number taken apart, one axis at a time. Not thread-safe; for one number. */
public final class Digits {

    private int rest;

    public Digits(int number) {
        this.rest = number;
    }

    /** The value on the next axis. */
    public <T> T next(List<T> axis) {
        T value = axis.get(rest % axis.size());
        rest /= axis.size();
        return value;
    }
}
