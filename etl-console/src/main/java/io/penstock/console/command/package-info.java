/** What commands are made of: their interface, their usual arguments, how they end. */
@NullMarked
package io.penstock.console.command;

import org.jspecify.annotations.NullMarked;
