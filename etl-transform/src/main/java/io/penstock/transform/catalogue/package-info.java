/** The names, aliases and settings under which JSON knows the steps and rules of this module. */
@NullMarked
package io.penstock.transform.catalogue;

import org.jspecify.annotations.NullMarked;
