package io.penstock.quality.report.html;

/** Text of a page as it grows; what comes from data is escaped, what this package writes is not. */
final class Html {
    private final StringBuilder out = new StringBuilder(1 << 14);

    /** Markup, as it is. */
    Html raw(String markup) {
        out.append(markup);
        return this;
    }

    /** Text of the data: markup characters are escaped, characters that would not be seen are replaced. */
    Html text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                case '\n', '\t' -> out.append(' ');
                default ->
                    out.append(
                            Character.getType(c) == Character.CONTROL || Character.getType(c) == Character.FORMAT
                                    ? '\uFFFD'
                                    : c);
            }
        }
        return this;
    }

    /** {@code <tag class="kind">text</tag>}. */
    Html element(String tag, String kind, String text) {
        return raw("<" + tag + (kind.isEmpty() ? "" : " class=\"" + kind + "\"") + ">")
                .text(text)
                .raw("</" + tag + ">");
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
