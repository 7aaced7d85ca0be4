/**
 * The report as one HTML file that needs no network: styles and charts (inline SVG) are in it, there is no script. Readable on a phone, and dark where the
 * reader's system is. Every text of the data is escaped.
 */
@NullMarked
package io.penstock.quality.report.html;

import org.jspecify.annotations.NullMarked;
