package io.penstock.transform.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.transform.DirtyTexts;
import io.penstock.transform.StepRun;
import io.penstock.transform.text.html.Breaks;
import io.penstock.transform.text.html.StripHtml;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StripHtmlTest {
    /** Pieces of markup, sound and broken, of elements that may stand anywhere in a body. */
    private static final String[] PIECES = {
        "<b>",
        "</b>",
        "<i class=\"x>y\">",
        "</i>",
        "<a href='a&amp;b'>",
        "</a>",
        "<span data-x = 5>",
        "</span >",
        "<u>",
        "<!-- a > b -->",
        "<!-->",
        "<!---->",
        "<!doctype html>",
        "<?php echo 1 ?>",
        "</>",
        "</ x>",
        "<3",
        "< b",
        "a<b c",
        "<script>if (a < b) { x = '</b>'; }</script>",
        "<STYLE type=text/css>p > a { }</style>",
        "word",
        "Éric",
        "日本",
        " ",
        "\n",
        "&amp;",
        "&lt;",
        "&nbsp;",
        "&eacute;",
        "&eacute",
        "&notit;",
        "&#233;",
        "&#xE9;",
        "&#x80;",
        "&#0;",
        "&#x110000;",
        "&unknown;",
        "&",
        "&#;",
        "&#x;",
        "&hearts;",
        "&copy2026",
        "&fjlig;",
        "5 > 3",
        "\"",
        "'",
        "=",
        ">"
    };

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<p>One</p><p>two</p>|One two",
                "a<br/>b<BR>c|a b c",
                "<ul><li>x<li>y</ul>z|x y z",
                "plain text|plain text",
                "1 < 2 && 3 > 2|1 < 2 && 3 > 2",
                "<b>bold</b>ly|boldly",
                "<a title=\"a>b\">link</a>|link",
                "Tom &amp; Jerry &lt;3|Tom & Jerry <3",
                "caf&eacute; &#8364;5 &#x20AC;6 &#128;7|café €5 €6 €7",
                "a<!-- <b>hidden</b> -->c|ac",
                "x<script>document.write('<b>');</script>y|xy",
                "cut in the <a href=\"http://exam|cut in the",
                "AT&T|AT&T"
            })
    void leavesTheText(String html, String text) throws Exception {
        assertThat(strip(StripHtml.columns("text"), html).get(0).toString().strip())
                .isEqualTo(text);
    }

    @Test
    void putsBetweenBlocksWhatIsAskedFor() throws Exception {
        String html = "<p>a</p> <p>b</p><p>c</p>";

        assertThat(strip(StripHtml.columns("text").breaks(Breaks.NEWLINE), html))
                .containsExactly("a b\nc");
        assertThat(strip(StripHtml.columns("text").breaks(Breaks.NONE), html)).containsExactly("a bc");
    }

    @Test
    void keepsNullsAndTextsWithoutMarkup() throws Exception {
        var batch = DirtyTexts.batch(null, "", "a > b");

        assertThat(StepRun.of(StripHtml.columns("text"), batch).batches().get(0))
                .isSameAs(batch);
    }

    @Test
    void readsWhatAnotherParserReads() throws Exception {
        Random random = new Random(4);
        List<String> pages = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            StringBuilder html = new StringBuilder("x");
            for (int p = random.nextInt(9); p > 0; p--) {
                html.append(PIECES[random.nextInt(PIECES.length)]);
            }
            pages.add(html.toString());
        }

        List<Object> found = strip(StripHtml.columns("text").breaks(Breaks.NONE), pages.toArray(new String[0]));

        for (int i = 0; i < pages.size(); i++) {
            Element body = Jsoup.parseBodyFragment(pages.get(i)).body();
            assertThat(found.get(i)).as(pages.get(i)).isEqualTo(body.wholeText());
        }
    }

    private static List<Object> strip(StripHtml step, String... html) throws Exception {
        return StepRun.of(step, DirtyTexts.batch(html)).column("text");
    }
}
