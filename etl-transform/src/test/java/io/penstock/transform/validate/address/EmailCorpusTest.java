package io.penstock.transform.validate.address;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.format.address.EmailLevel;
import io.penstock.transform.DirtyTexts;
import io.penstock.transform.StepRun;
import io.penstock.transform.validate.Rules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The e-mail levels against the isemail corpus; docs/reference/validation-email.md argues each group of differences. */
class EmailCorpusTest {
    private static final Set<String> TAKEN = Set.of("ISEMAIL_VALID_CATEGORY", "ISEMAIL_DNSWARN", "ISEMAIL_RFC5321");

    private record Case(int id, String address, String category, String diagnosis) {}

    private static List<Case> corpus() throws Exception {
        Path file = null;
        for (Path at = Path.of("").toAbsolutePath(); at != null && file == null; at = at.getParent()) {
            Path candidate =
                    at.resolve("../shared/suites/validation/isemail_tests.xml").normalize();
            file = Files.exists(candidate) ? candidate : null;
        }
        Assumptions.assumeTrue(file != null, "the corpus is not here");
        NodeList tests = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(file.toFile())
                .getElementsByTagName("test");
        List<Case> cases = new ArrayList<>();
        for (int i = 0; i < tests.getLength(); i++) {
            Element test = (Element) tests.item(i);
            StringBuilder address = new StringBuilder();
            // The corpus writes control characters as the symbols for them.
            text(test, "address")
                    .chars()
                    .forEach(c -> address.append((char) (c >= 0x2400 && c <= 0x2420 ? c - 0x2400 : c)));
            cases.add(new Case(
                    Integer.parseInt(test.getAttribute("id")),
                    address.toString(),
                    text(test, "category"),
                    text(test, "diagnosis")));
        }
        return cases;
    }

    private static String text(Element test, String name) {
        return test.getElementsByTagName(name).item(0).getTextContent();
    }

    /** The cases whose verdict differs from the corpus, counted: {@code +} for those taken here only, {@code -} for those refused. */
    private static Map<String, Integer> differences(EmailLevel level) throws Exception {
        List<Case> cases = corpus();
        List<String> texts = cases.stream().map(Case::address).toList();
        Set<Integer> failing = Set.copyOf(StepRun.failing(Rules.email("text", level), DirtyTexts.batch(texts)));
        Map<String, Integer> found = new TreeMap<>();
        for (int i = 0; i < cases.size(); i++) {
            Case each = cases.get(i);
            boolean taken = TAKEN.contains(each.category());
            if (taken == failing.contains(i)) {
                String group = level == EmailLevel.LOOKS_LIKE ? each.category() : each.diagnosis();
                found.merge((taken ? "- " : "+ ") + group, 1, Integer::sum);
            }
        }
        assertThat(cases).hasSize(164);
        return found;
    }

    @Test
    void rfc5321DiffersInOneAddress() throws Exception {
        assertThat(differences(EmailLevel.RFC5321)).isEqualTo(Map.of("+ ISEMAIL_RFC5321_IPV6DEPRECATED", 1));
    }

    @Test
    void strictTakesNothingThatTheCorpusRefuses() throws Exception {
        assertThat(differences(EmailLevel.STRICT))
                .isEqualTo(Map.of(
                        "- ISEMAIL_RFC5321_ADDRESSLITERAL", 7,
                        "- ISEMAIL_RFC5321_QUOTEDSTRING", 6,
                        "- ISEMAIL_RFC5321_TLD", 1,
                        "- ISEMAIL_RFC5321_TLDNUMERIC", 2,
                        "- ISEMAIL_VALID", 1));
    }

    @Test
    void looksLikeDiffersInMany() throws Exception {
        assertThat(differences(EmailLevel.LOOKS_LIKE))
                .isEqualTo(Map.of(
                        "+ ISEMAIL_ERR", 32,
                        "+ ISEMAIL_RFC5322", 14,
                        "+ ISEMAIL_DEPREC", 13,
                        "+ ISEMAIL_CFWS", 4,
                        "- ISEMAIL_RFC5321", 6,
                        "- ISEMAIL_VALID_CATEGORY", 1));
    }
}
