package io.penstock.transform.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.data.Batch;
import io.penstock.data.BatchBuilder;
import io.penstock.data.LongColumn;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.transform.DirtyTexts;
import io.penstock.transform.OnInvalid;
import io.penstock.transform.StepRun;
import java.util.Random;
import org.apache.commons.validator.routines.ISBNValidator;
import org.junit.jupiter.api.Test;

class StandardizeTest {
    private static final Schema NUMBERS = Schema.of(Field.of("phone", Type.TEXT), Field.of("country", Type.TEXT));

    @Test
    void writesIsbnsInOneForm() throws Exception {
        String[] given = {
            "978-3-16-148410-0",
            "ISBN-10: 0-306-40615-2",
            "isbn 080442957x",
            " 9780306406157 ",
            "978‐0‑306–40615—7",
            "979-10-90636-07-1",
            null
        };

        assertThat(isbns(StandardizeIsbn.column("text"), given))
                .containsExactly(
                        "9783161484100",
                        "9780306406157",
                        "9780804429573",
                        "9780306406157",
                        "9780306406157",
                        "9791090636071",
                        null);
        assertThat(isbns(StandardizeIsbn.column("text").output(IsbnOutput.ISBN10), given))
                .containsExactly(
                        "316148410X",
                        "0306406152",
                        "080442957X",
                        "0306406152",
                        "0306406152",
                        "979-10-90636-07-1",
                        null);
        assertThat(isbns(StandardizeIsbn.column("text").output(IsbnOutput.HYPHENLESS), given))
                .containsExactly(
                        "9783161484100",
                        "0306406152",
                        "080442957X",
                        "9780306406157",
                        "9780306406157",
                        "9791090636071",
                        null);
    }

    @Test
    void keepsNullsOrRejectsWhatIsNoIsbn() throws Exception {
        String[] bad = {"9783161484101", "0-306-40615-3", "", "X", "9770306406157", "12345678901234", "97803064O6157"};

        assertThat(isbns(StandardizeIsbn.column("text"), bad)).containsExactly((Object[]) bad);
        assertThat(isbns(StandardizeIsbn.column("text").onInvalid(OnInvalid.NULL), bad))
                .containsOnlyNulls();
        assertThat(StepRun.of(StandardizeIsbn.column("text").onInvalid(OnInvalid.REJECT), DirtyTexts.batch(bad))
                        .rejected())
                .hasSize(bad.length)
                .contains("0: standardize_isbn(text) is not an ISBN");
    }

    @Test
    void putsBackTheZerosOfIsbnsReadAsNumbers() throws Exception {
        Batch batch =
                Batch.of(Schema.of(Field.of("isbn", Type.INT64)), LongColumn.int64(306406152L, 9783161484100L, 12L));

        assertThat(StepRun.of(StandardizeIsbn.column("isbn"), batch).column("isbn"))
                .containsExactly("9780306406157", "9783161484100", "12");
    }

    @Test
    void agreesWithAnotherIsbnLibrary() throws Exception {
        Random random = new Random(13);
        String[] given = new String[5000];
        Object[] expected = new Object[given.length];
        for (int i = 0; i < given.length; i++) {
            StringBuilder text = new StringBuilder(random.nextBoolean() ? "" : random.nextBoolean() ? "978" : "979");
            for (int length = text.length() + 10; text.length() < length; ) {
                text.append(random.nextInt(10));
            }
            if (random.nextInt(11) == 0) {
                text.setCharAt(text.length() - 1, 'X');
            }
            given[i] = text.toString();
            expected[i] = ISBNValidator.getInstance(true).validate(given[i]);
        }

        assertThat(isbns(StandardizeIsbn.column("text").onInvalid(OnInvalid.NULL), given))
                .containsExactly(expected);
        assertThat(expected).filteredOn(each -> each != null).hasSizeGreaterThan(300);
    }

    private static Iterable<Object> isbns(StandardizeIsbn step, String... texts) throws Exception {
        return StepRun.of(step, DirtyTexts.batch(texts)).column("text");
    }

    private static final Batch PHONES = BatchBuilder.of(NUMBERS)
            .add("020 8366 1177", "GB")
            .add("+44 20 8366 1177", null)
            .add("(650) 253-0000", "us")
            .add("+1-555-384-1645", null)
            .add("not a number", "GB")
            .add(null, "GB")
            .add("12", "GB")
            .add("030 123456", "Atlantis")
            .build();

    @Test
    void writesPhoneNumbersByTheRegionOfTheirRow() throws Exception {
        StandardizePhone step =
                StandardizePhone.column("phone").regionColumn("country").defaultRegion("de");

        assertThat(StepRun.of(step, PHONES).column("phone"))
                .containsExactly(
                        "+442083661177",
                        "+442083661177",
                        "+16502530000",
                        "+15553841645",
                        "not a number",
                        null,
                        "12",
                        "+4930123456");
        assertThat(StepRun.of(step.check(PhoneCheck.VALID).onInvalid(OnInvalid.NULL), PHONES)
                        .column("phone"))
                .containsExactly(
                        "+442083661177", "+442083661177", "+16502530000", null, null, null, null, "+4930123456");
    }

    @Test
    void writesPhoneNumbersInTheFormAskedFor() throws Exception {
        StandardizePhone step = StandardizePhone.column("phone").regionColumn("country");

        assertThat(first(step.format(PhoneFormat.NATIONAL))).isEqualTo("020 8366 1177");
        assertThat(first(step.format(PhoneFormat.INTERNATIONAL))).isEqualTo("+44 20 8366 1177");
        assertThat(first(step.format(PhoneFormat.RFC3966))).isEqualTo("tel:+44-20-8366-1177");
    }

    @Test
    void rejectsWhatIsNoPhoneNumber() throws Exception {
        StandardizePhone step = StandardizePhone.column("phone").onInvalid(OnInvalid.REJECT);

        assertThat(StepRun.of(step, PHONES).rejected())
                .containsExactly(
                        "020 8366 1177: standardize_phone(phone) is not a telephone number",
                        "(650) 253-0000: standardize_phone(phone) is not a telephone number",
                        "not a number: standardize_phone(phone) is not a telephone number",
                        "12: standardize_phone(phone) is not a telephone number",
                        "030 123456: standardize_phone(phone) is not a telephone number");
    }

    @Test
    void tellsARegionThatDoesNotExist() {
        assertThat(StepRun.problems(StandardizePhone.column("phone").defaultRegion("UK"), NUMBERS))
                .containsExactly(
                        "[PEN-3103] there is no region 'UK' of telephone numbers. Give 'default_region' two letters"
                                + " of ISO 3166, such as US, GB or DE.");
    }

    private static Object first(StandardizePhone step) throws Exception {
        return StepRun.of(step, PHONES).column("phone").get(0);
    }
}
