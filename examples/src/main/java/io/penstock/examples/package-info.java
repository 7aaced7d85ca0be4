/**
 * Examples to run from an IDE, each a {@code main} of one screen, in this order: {@link io.penstock.examples.FirstPipeline}, {@link
 * io.penstock.examples.JsonConfigPipeline}, {@link io.penstock.examples.OwnTransformer}, {@link
 * io.penstock.examples.RecordsInAndOut}, {@link io.penstock.examples.RejectsAndLimits}, {@link
 * io.penstock.examples.MainJobInJava}; and {@link io.penstock.examples.MembersPipeline}, the tutorial's. Each makes its own sample data in the directory given as first argument, {@code
 * data/examples} by default.
 */
@NullMarked
package io.penstock.examples;

import org.jspecify.annotations.NullMarked;
