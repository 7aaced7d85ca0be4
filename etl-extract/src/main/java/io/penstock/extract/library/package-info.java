/**
 * Typed extractions from a library database, the one that {@code io.penstock.load.library} makes.
 *
 * <ul>
 *   <li>{@link io.penstock.extract.library.LibraryExtractor} the source, {@link
 *       io.penstock.extract.library.LibraryComponents} its names in JSON
 *   <li>{@link io.penstock.extract.library.Extraction} what is read: its SQL and its columns
 *   <li>{@link io.penstock.extract.library.Book}, {@link io.penstock.extract.library.Member}, {@link
 *       io.penstock.extract.library.MemberLoans}, {@link io.penstock.extract.library.Transaction}, {@link
 *       io.penstock.extract.library.LibraryDay}, {@link io.penstock.extract.library.Loan} rows as Java records
 * </ul>
 */
@NullMarked
package io.penstock.extract.library;

import org.jspecify.annotations.NullMarked;
