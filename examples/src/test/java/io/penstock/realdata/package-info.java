/** Files that the world really publishes, and the tutorial that starts from such a file. */
@NullMarked
package io.penstock.realdata;

import org.jspecify.annotations.NullMarked;
