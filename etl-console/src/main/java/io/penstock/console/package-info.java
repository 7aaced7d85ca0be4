/**
 * The command line {@code etl}: {@link io.penstock.console.EtlCommand} parses arguments and hands them to one of the
 * {@code Command}s; {@code Runs} runs pipelines one after the other and turns how they ended into {@link
 * io.penstock.console.command.ExitCode}s.
 */
@NullMarked
package io.penstock.console;

import org.jspecify.annotations.NullMarked;
