/**
 * A directory that files arrive in, each loaded once: {@link io.penstock.extract.watch.WatchedDirectory}.
 *
 * <ul>
 *   <li>{@link io.penstock.extract.watch.Readiness}, {@link io.penstock.extract.watch.AfterCommit}, {@link
 *       io.penstock.extract.watch.BadFiles}: its settings, {@code WatchSettings} all of them
 *   <li>{@code Arrivals}: which files are ready; {@code Ledger}: which were loaded; {@code Disposal}: where they go
 *   <li>{@code WatchSource}, {@code FileColumn}: reading them; {@code Trial}: whether all of a file can be read
 * </ul>
 */
@NullMarked
package io.penstock.extract.watch;

import org.jspecify.annotations.NullMarked;
