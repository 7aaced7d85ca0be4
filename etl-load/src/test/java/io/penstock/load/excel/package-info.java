@NullMarked
package io.penstock.load.excel;

import org.jspecify.annotations.NullMarked;
