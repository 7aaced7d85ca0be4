/**
 * JSON files. {@link io.penstock.load.json.JsonLoader} is the sink; rows are put together column by column by a
 * {@code RowWriter}, straight from columns to bytes.
 */
@NullMarked
package io.penstock.load.json;

import org.jspecify.annotations.NullMarked;
