package io.penstock.load.csv;

import java.io.Serializable;

/** The settings that shape the text of a file. */
record CsvStyle(
        char delimiter,
        char quote,
        Quoting quoting,
        HeaderLine header,
        String nullToken,
        LineEnding lineEnding,
        ByteOrderMark byteOrderMark,
        FormulaGuard formulaGuard)
        implements Serializable {
    static final CsvStyle DEFAULT = new CsvStyle(
            ',', '"', Quoting.MINIMAL, HeaderLine.WRITE, "", LineEnding.LF, ByteOrderMark.OMIT, FormulaGuard.OFF);

    CsvStyle delimiter(char c) {
        return new CsvStyle(c, quote, quoting, header, nullToken, lineEnding, byteOrderMark, formulaGuard);
    }

    CsvStyle quote(char c) {
        return new CsvStyle(delimiter, c, quoting, header, nullToken, lineEnding, byteOrderMark, formulaGuard);
    }

    CsvStyle quoting(Quoting policy) {
        return new CsvStyle(delimiter, quote, policy, header, nullToken, lineEnding, byteOrderMark, formulaGuard);
    }

    CsvStyle header(HeaderLine line) {
        return new CsvStyle(delimiter, quote, quoting, line, nullToken, lineEnding, byteOrderMark, formulaGuard);
    }

    CsvStyle nullToken(String token) {
        return new CsvStyle(delimiter, quote, quoting, header, token, lineEnding, byteOrderMark, formulaGuard);
    }

    CsvStyle lineEnding(LineEnding ending) {
        return new CsvStyle(delimiter, quote, quoting, header, nullToken, ending, byteOrderMark, formulaGuard);
    }

    CsvStyle byteOrderMark(ByteOrderMark mark) {
        return new CsvStyle(delimiter, quote, quoting, header, nullToken, lineEnding, mark, formulaGuard);
    }

    CsvStyle formulaGuard(FormulaGuard guard) {
        return new CsvStyle(delimiter, quote, quoting, header, nullToken, lineEnding, byteOrderMark, guard);
    }
}
