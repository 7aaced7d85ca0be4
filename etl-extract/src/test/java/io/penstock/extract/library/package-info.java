@NullMarked
package io.penstock.extract.library;

import org.jspecify.annotations.NullMarked;
