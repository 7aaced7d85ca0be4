/**
 * What people do wrong, from a missing file to a full disk: the whole message each mistake gives, and what it leaves behind.
 *
 * <ul>
 *   <li>{@code LoanDesk}: the pipeline every mistake is made with, in a directory of its own
 *   <li>{@code WrongFileTest, WrongRowTest, WrongPlanTest, WrongTargetTest, WrongDiskTest}: the mistakes, by where they are made
 *   <li>{@code SmallDisk}: the process that runs on a disk of two megabytes
 * </ul>
 */
@NullMarked
package io.penstock.mistakes;

import org.jspecify.annotations.NullMarked;
