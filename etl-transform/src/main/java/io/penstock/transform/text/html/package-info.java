/** {@link io.penstock.transform.text.html.StripHtml}: the text of HTML, by the rules that browsers tokenise with. */
@NullMarked
package io.penstock.transform.text.html;

import org.jspecify.annotations.NullMarked;
