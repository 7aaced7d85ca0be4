/**
 * Sample data of a public library, as dirty as the real thing, made on demand.
 *
 * <ul>
 *   <li>{@link io.penstock.console.sample.LibrarySampleData} says how much and writes the files
 *   <li>{@code SampleTable}: {@code BooksTable}, {@code MembersTable}, {@code TransactionsTable}, {@code CheckoutsTable} make rows,
 *       each from its number alone
 *   <li>{@code Library} the books and members that the tables agree on; {@code Vocabulary} their words
 *   <li>{@code SeededRandom}, {@code CsvText} chance and text
 * </ul>
 */
@NullMarked
package io.penstock.console.sample;

import org.jspecify.annotations.NullMarked;
