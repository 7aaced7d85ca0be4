/** {@link io.penstock.transform.text.replace.Replace}: parts of texts by other parts, literally (bytes) or by regular expressions. */
@NullMarked
package io.penstock.transform.text.replace;

import org.jspecify.annotations.NullMarked;
