package io.penstock.transform.validate.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.format.address.EmailLevel;
import io.penstock.format.address.IpVersion;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.transform.DirtyTexts;
import io.penstock.transform.StepRun;
import io.penstock.transform.validate.Rules;
import io.penstock.transform.validate.check.Nulls;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.commons.validator.routines.InetAddressValidator;
import org.junit.jupiter.api.Test;

class AddressRulesTest {
    @Test
    void ipAddressesAgreeWithCommonsValidator() throws Exception {
        InetAddressValidator oracle = InetAddressValidator.getInstance();
        Random random = new Random(1);
        List<String> texts =
                new ArrayList<>(List.of("", ":", "::", ":::", "::1", "1::", "1:", ":1", "1.2.3.4", "::1.2.3.4"));
        for (int i = 0; i < 40_000; i++) {
            StringBuilder text = new StringBuilder();
            boolean four = random.nextInt(3) == 0;
            int parts = four ? 3 + random.nextInt(3) : 1 + random.nextInt(9);
            for (int p = 0; p < parts; p++) {
                text.append(
                        p == 0
                                ? (random.nextInt(8) == 0 ? "::" : "")
                                : four ? "." : random.nextInt(7) == 0 ? "::" : ":");
                text.append(
                        four
                                ? String.valueOf(random.nextInt(280))
                                : Integer.toHexString(random.nextInt(1 << (1 + random.nextInt(17)))));
            }
            text.append(
                    random.nextInt(12) == 0
                            ? "::"
                            : random.nextInt(8) == 0 && !four ? ":1.2.3." + random.nextInt(300) : "");
            texts.add(text.toString());
        }
        List<Integer> any = new ArrayList<>();
        List<Integer> v4 = new ArrayList<>();
        List<Integer> v6 = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            boolean four = oracle.isValidInet4Address(texts.get(i));
            boolean six = oracle.isValidInet6Address(texts.get(i));
            if (!four) {
                v4.add(i);
            }
            if (!six) {
                v6.add(i);
            }
            if (!four && !six) {
                any.add(i);
            }
        }

        assertThat(StepRun.failing(Rules.ip("text"), DirtyTexts.batch(texts)))
                .isEqualTo(any)
                .hasSizeLessThan(38_000);
        assertThat(StepRun.failing(Rules.ip("text", IpVersion.V4, Nulls.PASS), DirtyTexts.batch(texts)))
                .isEqualTo(v4);
        assertThat(StepRun.failing(Rules.ip("text", IpVersion.V6, Nulls.PASS), DirtyTexts.batch(texts)))
                .isEqualTo(v6);
    }

    @Test
    void urlsHaveASchemeAHostAndNothingThatMustBeEscaped() throws Exception {
        String[] good = {
            "http://example.org",
            "HTTPS://Example.org:8080/a/b;c?d=e&f[]=".replace("[]", "%5B%5D") + "#g",
            "http://user:pass@example.org./",
            "http://localhost/",
            "http://127.0.0.1:1/",
            "http://[::1]:80/x",
            "http://bücher.example/straße?q=ä",
            "http://a-b.c/%20"
        };
        String[] bad = {
            "",
            "http://",
            "http:///x",
            "http:example.org",
            "ftp://example.org",
            "example.org",
            "http://exa mple.org",
            "http://example.org/a b",
            "http://example.org/%2",
            "http://example.org/%zz",
            "http://example.org:65536/",
            "http://example.org:80:80/",
            "http://-a.org",
            "http://a..org",
            "http://256.1.1.1/",
            "http://1.2.3/",
            "http://[::1/",
            "http://[1.2.3.4]/",
            "http://a@b@c.org/",
            "http://example.org/#a#b",
            "http://example.org/<x>",
            " http://example.org"
        };

        assertThat(StepRun.failing(Rules.url("text"), DirtyTexts.batch(good))).isEmpty();
        assertThat(StepRun.failing(Rules.url("text"), DirtyTexts.batch(bad))).hasSize(bad.length);
        assertThat(StepRun.failing(
                        Rules.url("text", List.of("FTP", "sftp"), Nulls.FAIL),
                        DirtyTexts.batch("ftp://a.b/", "sftp://a.b/", "http://a.b/", null)))
                .containsExactly(2, 3);
        assertThatThrownBy(() -> Rules.url("u", List.of(), Nulls.PASS))
                .hasMessage("[PEN-1204] url(u): at least one scheme is needed");
    }

    /** What is taken here is taken by the JDK too, whose parser is more lenient: it also takes other hosts. */
    @Test
    void theJdkReadsEveryUrlThatPasses() throws Exception {
        Random random = new Random(4);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 30_000; i++) {
            StringBuilder text = new StringBuilder("http://");
            for (int c = random.nextInt(12); c > 0; c--) {
                text.append("abcd..--::@//?#%12[]& ".charAt(random.nextInt(22)));
            }
            texts.add(text.toString());
        }
        List<Integer> failing = StepRun.failing(Rules.url("text"), DirtyTexts.batch(texts));
        assertThat(failing).hasSizeBetween(15_000, 29_500);
        List<String> passing = new ArrayList<>(texts);
        for (int i = failing.size() - 1; i >= 0; i--) {
            passing.remove((int) failing.get(i));
        }

        assertThat(passing).allSatisfy(text -> assertThat(host(text)).as(text).isTrue());
    }

    private static boolean host(String text) {
        try {
            // A host that ends in a label of digits and letters, such as a.1b, has no host for the JDK.
            URI uri = new URI(text);
            return uri.getHost() != null || uri.getRawAuthority().matches(".*\\.?\\d[^.]*\\.?(:\\d*)?");
        } catch (URISyntaxException e) {
            return false;
        }
    }

    @Test
    void phonesAreOfTheirRegionOrInternational() throws Exception {
        String[] texts = {
            "+44 20 7946 0958",
            "020 7946 0958",
            "(020) 7946-0958",
            "12345",
            "call 020 7946 0958",
            "",
            "+1 650-253-0000",
            "+999 123456",
            "0207946095812345",
            null
        };

        assertThat(StepRun.failing(Rules.phone("text", "gb"), DirtyTexts.batch(texts)))
                .containsExactly(3, 4, 5, 7, 8);
        assertThat(StepRun.failing(Rules.phone("text", null), DirtyTexts.batch(texts)))
                .containsExactly(1, 2, 3, 4, 5, 7, 8);
        assertThat(StepRun.failing(
                        Rules.phone("text", "GB", PhoneMode.POSSIBLE, Nulls.FAIL),
                        DirtyTexts.batch("020 7946 0958", "+1 555 555 5555", "123", null)))
                .containsExactly(2, 3);
        assertThat(StepRun.failing(Rules.phone("text", "GB"), DirtyTexts.batch("+1 555 555 5555")))
                .containsExactly(0);
    }

    @Test
    void anUnknownRegionIsAProblemOfThePlan() {
        assertThat(StepRun.problems(Rules.phone("p", "UK"), Schema.of(Field.of("p", Type.TEXT))))
                .containsExactly(
                        "[PEN-1205] rule phone(p): there is no region 'UK'. A region is two letters of ISO 3166,"
                                + " such as GB or DE.");
    }

    @Test
    void theLevelsOfEmail() throws Exception {
        String[] texts = {
            "ann@example.org",
            "ann@localhost",
            "\"ann b\"@example.org",
            "ann@[192.0.2.1]",
            "ann@[IPv6:::1]",
            "ännä@bücher.example",
            "a..b@example.org",
            "ann@example.123",
            "ann@-example.org",
            "ann@example.org.",
            "a".repeat(65) + "@example.org",
            "a".repeat(64) + "@example.org",
            "ann@" + "b".repeat(64) + ".org",
            "@example.org",
            "",
            null
        };

        assertThat(StepRun.failing(Rules.email("text", EmailLevel.RFC5321), DirtyTexts.batch(texts)))
                .containsExactly(6, 8, 9, 10, 12, 13, 14, 15);
        assertThat(StepRun.failing(Rules.email("text", EmailLevel.STRICT), DirtyTexts.batch(texts)))
                .containsExactly(1, 2, 3, 4, 6, 7, 8, 9, 10, 12, 13, 14, 15);
        assertThat(StepRun.failing(Rules.email("text", EmailLevel.LOOKS_LIKE), DirtyTexts.batch(texts)))
                .containsExactly(1, 2, 4, 13, 14, 15);
    }
}
