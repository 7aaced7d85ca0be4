package io.penstock.transform.text.replace;

import io.penstock.data.TextColumn;
import io.penstock.transform.internal.text.TextKernel;
import io.penstock.transform.internal.text.TextRewrite;
import io.penstock.transform.internal.text.Utf8;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replaces what a regular expression finds. ASCII texts without a hit cost no object. One thread. */
final class RegexKernel implements TextKernel {
    private final Matcher matcher;
    private final String replacement;
    private final AsciiText ascii = new AsciiText();
    private final StringBuilder text = new StringBuilder();

    RegexKernel(Pattern pattern, String replacement) {
        this.matcher = pattern.matcher("");
        this.replacement = replacement;
    }

    @Override
    public TextColumn apply(TextColumn column) {
        int size = column.size();
        int first = 0;
        while (first < size && !finds(column, first)) {
            first++;
        }
        if (first == size) {
            return column;
        }
        TextRewrite out = TextRewrite.after(column, first);
        for (int i = first; i < size; i++) {
            if (!finds(column, i)) {
                out.keep(i);
                continue;
            }
            text.setLength(0);
            do {
                if (!tearsAPair(column, i)) {
                    matcher.appendReplacement(text, replacement);
                }
            } while (matcher.find());
            matcher.appendTail(text);
            out.append(text.toString());
        }
        return out.build();
    }

    /** The JDK finds the empty text also between the two halves of a code point beyond U+FFFF. */
    private boolean tearsAPair(TextColumn column, int i) {
        int at = matcher.start();
        if (at == 0 || at < matcher.end() || Utf8.isAscii(column.bytes(), column.starts()[i], column.ends()[i])) {
            return false;
        }
        String value = column.string(i);
        return at < value.length() && Character.isLowSurrogate(value.charAt(at));
    }

    private boolean finds(TextColumn column, int i) {
        if (column.isNull(i)) {
            return false;
        }
        int from = column.starts()[i];
        int to = column.ends()[i];
        matcher.reset(Utf8.isAscii(column.bytes(), from, to) ? ascii.at(column.bytes(), from, to) : column.string(i));
        return matcher.find();
    }
}
