package io.penstock.transform.validate.identifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.data.Batch;
import io.penstock.data.BatchBuilder;
import io.penstock.format.identifier.CardScheme;
import io.penstock.format.identifier.IbanCountries;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.transform.DirtyTexts;
import io.penstock.transform.StepRun;
import io.penstock.transform.validate.Rules;
import io.penstock.transform.validate.check.Nulls;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.commons.validator.routines.CreditCardValidator;
import org.apache.commons.validator.routines.IBANValidator;
import org.junit.jupiter.api.Test;

class IdentifierRulesTest {
    private static List<Integer> expected(List<String> texts, Predicate<String> oracle) {
        List<Integer> failing = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            if (!oracle.test(texts.get(i))) {
                failing.add(i);
            }
        }
        return failing;
    }

    private static String mutated(String text, Random random) {
        StringBuilder out = new StringBuilder(text);
        int at = random.nextInt(text.length());
        switch (random.nextInt(4)) {
            case 0 -> out.setCharAt(at, "0123456789aZ -é".charAt(random.nextInt(15)));
            case 1 -> out.deleteCharAt(at);
            case 2 -> out.insert(at, (char) ('0' + random.nextInt(10)));
            default -> {}
        }
        return out.toString();
    }

    @Test
    void uuidsAreWhatTheJdkWritesInEitherCase() throws Exception {
        Random random = new Random(1);
        List<String> texts = new ArrayList<>(List.of("", "-", "00000000-0000-0000-0000-000000000000"));
        for (int i = 0; i < 5000; i++) {
            String text = new UUID(random.nextLong(), random.nextLong()).toString();
            texts.add(mutated(random.nextBoolean() ? text : text.toUpperCase(java.util.Locale.ROOT), random));
        }

        assertThat(StepRun.failing(Rules.uuid("text"), DirtyTexts.batch(texts)))
                .isEqualTo(expected(texts, IdentifierRulesTest::isUuid))
                .hasSizeBetween(1000, 4500);
    }

    private static boolean isUuid(String text) {
        try {
            return UUID.fromString(text).toString().equalsIgnoreCase(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** An IBAN of a form, with right check digits. */
    private static String iban(String country, byte[] form, Random random) {
        StringBuilder rest = new StringBuilder();
        for (int i = 2; i < form.length; i++) {
            String kinds = form[i] == 'n' ? "0123456789" : form[i] == 'a' ? "ABCXYZ" : "0123456789ABCXYZ";
            rest.append(kinds.charAt(random.nextInt(kinds.length())));
        }
        StringBuilder digits = new StringBuilder();
        for (char c : (rest + country + "00").toCharArray()) {
            digits.append(Character.getNumericValue(c));
        }
        int check = 98
                - new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).intValue();
        return country + (check < 10 ? "0" : "") + check + rest;
    }

    @Test
    void ibansAgreeWithCommonsValidatorForEveryCountry() throws Exception {
        Random random = new Random(2);
        IBANValidator oracle = IBANValidator.getInstance();
        List<String> texts =
                new ArrayList<>(List.of("", "D", "DE", "DE89370400440532013000", "XX89370400440532013000"));
        int countries = 0;
        for (char a = 'A'; a <= 'Z'; a++) {
            for (char b = 'A'; b <= 'Z'; b++) {
                byte[] form = IbanCountries.form((byte) a, (byte) b);
                assertThat(form != null).isEqualTo(oracle.hasValidator("" + a + b));
                if (form != null) {
                    countries++;
                    for (int i = 0; i < 50; i++) {
                        String good = iban("" + a + b, form, random);
                        texts.add(good);
                        texts.add(mutated(good, random).replace(" ", "x"));
                    }
                }
            }
        }

        assertThat(countries).isEqualTo(105);
        assertThat(StepRun.failing(Rules.iban("text"), DirtyTexts.batch(texts)))
                .isEqualTo(expected(texts, oracle::isValid))
                .hasSizeBetween(2000, texts.size() / 2);
    }

    @Test
    void ibansMayBeWrittenInGroupsOfFour() throws Exception {
        Batch batch = DirtyTexts.batch(
                "DE89 3704 0044 0532 0130 00",
                "DE89 3704 0044 0532 0130 01",
                "DE893704 0044 0532 0130 00",
                "DE89  3704 0044 0532 0130 0",
                "de89370400440532013000");

        assertThat(StepRun.failing(Rules.iban("text"), batch)).containsExactly(1, 2, 3, 4);
    }

    @Test
    void cardNumbersAgreeWithCommonsValidatorWhereItKnowsTheIssuer() throws Exception {
        Random random = new Random(3);
        CreditCardValidator oracle = new CreditCardValidator(
                CreditCardValidator.AMEX + CreditCardValidator.VISA + CreditCardValidator.MASTERCARD);
        Set<CardScheme> three = EnumSet.of(CardScheme.AMEX, CardScheme.VISA, CardScheme.MASTERCARD);
        List<String> texts = new ArrayList<>(List.of("", "4", "-"));
        String[] prefixes = {"4", "34", "37", "51", "55", "56", "2221", "2720", "2721", "35", "6"};
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder(prefixes[random.nextInt(prefixes.length)]);
            int length = random.nextInt(3) == 0 ? 11 + random.nextInt(10) : text.charAt(0) == '3' ? 15 : 16;
            while (text.length() < length) {
                text.append(random.nextInt(10));
            }
            texts.add(text.toString());
        }

        assertThat(StepRun.failing(Rules.creditCard("text", three, Nulls.PASS), DirtyTexts.batch(texts)))
                .isEqualTo(expected(texts, text -> text.length() != 19 && oracle.isValid(text) || isLongVisa(text)))
                .hasSizeBetween(17_000, 19_900);
    }

    /** Visa has numbers of 19 digits, which the oracle does not know. */
    private static boolean isLongVisa(String text) {
        return text.length() == 19
                && text.startsWith("4")
                && org.apache.commons.validator.routines.checkdigit.LuhnCheckDigit.LUHN_CHECK_DIGIT.isValid(text);
    }

    @Test
    void everyIssuerHasItsNumbers() throws Exception {
        String[] numbers = {
            "4111 1111 1111 1111",
            "5555-5555-5555-4444",
            "378282246310005",
            "6011111111111117",
            "30569309025904",
            "3530111333300000",
            "6240008631401148",
            "6759649826438453"
        };
        for (int i = 0; i < numbers.length; i++) {
            List<Integer> others = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5, 6, 7));
            others.remove(i);
            assertThat(StepRun.failing(
                            Rules.creditCard("text", Set.of(CardScheme.values()[i]), Nulls.PASS),
                            DirtyTexts.batch(numbers)))
                    .as(CardScheme.values()[i].name())
                    .isEqualTo(others);
        }
        assertThat(StepRun.failing(Rules.creditCard("text"), DirtyTexts.batch(numbers)))
                .isEmpty();
        assertThat(StepRun.failing(
                        Rules.creditCard("text"),
                        DirtyTexts.batch("4111  1111 1111 1111", "-4111111111111111", "4111111111111111-")))
                .containsExactly(0, 1, 2);
    }

    @Test
    void numbersThatAReaderTookForNumbersAreJudgedToo() throws Exception {
        Batch batch = BatchBuilder.of(Schema.of(Field.of("n", Type.INT64)))
                .add(4111111111111111L)
                .add(4111111111111112L)
                .add(-4111111111111111L)
                .add((Object) null)
                .add(9783161484100L)
                .build();

        assertThat(StepRun.failing(Rules.creditCard("n"), batch)).containsExactly(1, 2, 4);
        assertThat(StepRun.failing(Rules.isbn("n"), batch)).containsExactly(0, 1, 2, 3);
    }

    @Test
    void noIssuerIsNoRule() {
        assertThatThrownBy(() -> Rules.creditCard("c", Set.of(), Nulls.PASS))
                .hasMessage("[PEN-1204] credit_card(c): at least one scheme is needed");
    }
}
