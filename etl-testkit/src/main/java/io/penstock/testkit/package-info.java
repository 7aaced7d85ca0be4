/** What tests of pipelines and connectors need. */
@NullMarked
package io.penstock.testkit;

import org.jspecify.annotations.NullMarked;
