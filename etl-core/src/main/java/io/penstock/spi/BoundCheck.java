package io.penstock.spi;

/** A check that fits its input. Immutable; opened once per thread, or once per run when it needs rows together. */
@FunctionalInterface
public interface BoundCheck {
    RowTest open(StepContext context) throws Exception;
}
