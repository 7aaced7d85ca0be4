package io.penstock.spi.component;

import java.util.List;

/** The components of one module; registered in {@code META-INF/services}. Has a public constructor without parameters. */
public interface ComponentProvider {
    List<Component<?>> components();
}
