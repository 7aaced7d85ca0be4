/** Steps that add what can be told from a row itself: ages, parts of dates, features of texts. */
@NullMarked
package io.penstock.transform.enrich;

import org.jspecify.annotations.NullMarked;
