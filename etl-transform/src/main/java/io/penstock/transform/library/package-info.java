/**
 * The pack of a public library: books, members and loans. Each step is a list of general steps over the usual columns, which {@link
 * io.penstock.transform.library.LibraryBooks#steps} and its siblings show.
 */
@NullMarked
package io.penstock.transform.library;

import org.jspecify.annotations.NullMarked;
