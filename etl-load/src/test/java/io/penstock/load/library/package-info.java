@NullMarked
package io.penstock.load.library;

import org.jspecify.annotations.NullMarked;
