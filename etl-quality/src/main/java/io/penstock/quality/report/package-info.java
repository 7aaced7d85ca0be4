/**
 * What people read in the morning: {@link io.penstock.quality.report.Overview} is what is known of some pipelines, as JSON, as lines for a terminal, or
 * as one page of HTML ({@code report.html}).
 */
@NullMarked
package io.penstock.quality.report;

import org.jspecify.annotations.NullMarked;
