/**
 * Pages of an HTTP source: {@link io.penstock.extract.rest.page.Paging} says how the next page is asked for, {@link
 * io.penstock.extract.rest.page.PageScan} finds the records and the signs of the next page in a response without holding it in
 * memory, {@link io.penstock.extract.rest.page.PageTrail} goes from page to page and notices when it goes in circles.
 */
@NullMarked
package io.penstock.extract.rest.page;

import org.jspecify.annotations.NullMarked;
