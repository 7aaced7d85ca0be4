/**
 * Sinks that data is written to, one package each: {@code database} (tables), {@code csv} (text files). Shared by them:
 * {@code file} (files that appear whole), {@code text} (values as text), {@code sqlite} (database pages from columns). {@link
 * io.penstock.load.LoadComponents} lists the sinks for JSON.
 */
@NullMarked
package io.penstock.load;

import org.jspecify.annotations.NullMarked;
