@NullMarked
package io.penstock.load.file.partition;

import org.jspecify.annotations.NullMarked;
