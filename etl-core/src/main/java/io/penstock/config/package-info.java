/**
 * Pipelines from JSON. {@link io.penstock.config.PipelineConfig} reads a file and makes the same {@link
 * io.penstock.Pipeline} values that Java code builds; {@link io.penstock.config.JsonSchemas} describes the format to
 * editors. Both work from the components that modules list for {@code ServiceLoader} (see {@code
 * io.penstock.spi.component}), so a new connector needs no change here.
 *
 * <p>A file goes through {@code JsonReader} (nodes that know line, column and path; variables replaced by {@code
 * Variables}), {@code FileReader} (which of the accepted shapes it has), {@code PipelineReader} (sections and policies)
 * and {@code ComponentReader} (one step and its settings). All of them add to one {@code ConfigProblems}; a file is
 * refused once, with everything that is wrong with it.
 */
@NullMarked
package io.penstock.config;

import org.jspecify.annotations.NullMarked;
