package io.penstock.expr.library;

import static io.penstock.expr.function.Parameter.TEXT;

import io.penstock.expr.compute.RegularExpression;
import io.penstock.expr.compute.TextForms;
import io.penstock.expr.function.Function;
import io.penstock.expr.function.FunctionCall;
import io.penstock.expr.kernel.Kernel;
import io.penstock.expr.syntax.ExprErrors;
import io.penstock.format.address.EmailForm;
import io.penstock.format.address.EmailLevel;
import io.penstock.format.address.IpAddress;
import io.penstock.format.address.IpVersion;
import io.penstock.format.address.Mailbox;
import io.penstock.format.address.Telephone;
import io.penstock.format.address.UrlForm;
import io.penstock.format.identifier.CardNumber;
import io.penstock.format.identifier.CardScheme;
import io.penstock.format.identifier.Iban;
import io.penstock.format.identifier.Isbn;
import io.penstock.format.identifier.IsbnForm;
import io.penstock.format.identifier.Uuid;
import io.penstock.format.syntax.DateText;
import io.penstock.format.syntax.JsonText;
import io.penstock.schema.Type;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Functions that say whether a text has a form: addresses, identifiers, JSON, a pattern. */
final class FormFunctions {
    private static final UrlForm WEB = new UrlForm(List.of("http", "https"));
    private static final CardNumber CARD = new CardNumber(Set.of(CardScheme.values()));

    private FormFunctions() {}

    static List<Function> all() {
        return List.of(
                Function.of("is_email", "BOOLEAN", FormFunctions::email, TEXT, TEXT)
                        .needing(1)
                        .doc(
                                "Whether the text is an e-mail address; the level (a constant) is 'looks_like' (the default),"
                                        + " 'rfc5321' or 'strict', as in the row rule email.")
                        .example("is_email('ann@example.org')", "true")
                        .example("is_email('ann@localhost', 'strict')", "false"),
                plain("is_url", WEB::isValid)
                        .doc("Whether the text is an absolute http or https URL.")
                        .example("is_url('https://example.org/a?b=1')", "true"),
                plain("is_ip", (text, from, to) -> IpAddress.isValid(text, from, to, IpVersion.ANY))
                        .doc("Whether the text is an IP address, version 4 or 6.")
                        .example("is_ip('192.168.0.1')", "true")
                        .example("is_ip('::1')", "true"),
                plain("is_phone", Telephone::isLike)
                        .doc(
                                "Whether the text looks like a telephone number: 7 to 15 digits, a + before them or not, with"
                                        + " spaces, hyphens, dots, slashes and one pair of parentheses between. Whether the number"
                                        + " exists is asked by the row rule phone.")
                        .example("is_phone('+44 20 7946 0958')", "true")
                        .example("is_phone('12-34')", "false"),
                plain("is_isbn", (text, from, to) -> Isbn.isValid(text, from, to, IsbnForm.ANY))
                        .doc("Whether the text is an ISBN of ten or thirteen digits with the right check digit.")
                        .example("is_isbn('978-0-306-40615-7')", "true")
                        .example("is_isbn('9780306406158')", "false"),
                plain("is_credit_card", CARD::isValid)
                        .doc("Whether the text is a payment card number of a known issuer with the right check digit.")
                        .example("is_credit_card('4111 1111 1111 1111')", "true"),
                plain("is_iban", Iban::isValid)
                        .doc("Whether the text is an IBAN of the right length with the right check digits.")
                        .example("is_iban('GB82 WEST 1234 5698 7654 32')", "true"),
                plain("is_uuid", Uuid::isValid)
                        .doc("Whether the text is a UUID with hyphens.")
                        .example("is_uuid('123e4567-e89b-12d3-a456-426614174000')", "true"),
                Function.of(
                                "is_json",
                                "BOOLEAN",
                                call -> call.total(Type.BOOLEAN, TextForms.of(() -> new JsonText()::isValid)),
                                TEXT)
                        .doc("Whether the text is JSON (RFC 8259), any value.")
                        .example("is_json('{\"a\": [1, null]}')", "true")
                        .example("is_json('{a: 1}')", "false"),
                Function.of("is_date", "BOOLEAN", FormFunctions::date, TEXT, TEXT)
                        .needing(1)
                        .doc(
                                "Whether the text is a date that exists, written by a pattern (a constant, Java syntax, English"
                                        + " names of months); yyyy-MM-dd by default.")
                        .example("is_date('2024-02-29')", "true")
                        .example("is_date('29/02/2023', 'dd/MM/yyyy')", "false"),
                Function.of("regexp_full_match", "BOOLEAN", FormFunctions::fullMatch, TEXT, TEXT)
                        .doc("Whether the pattern (Java syntax, a constant) matches the whole text.")
                        .example("regexp_full_match('M00042', 'M[0-9]{5}')", "true")
                        .example("regexp_full_match('xM00042', 'M[0-9]{5}')", "false"));
    }

    private static Function plain(String name, TextForms.Form form) {
        return Function.of(name, "BOOLEAN", call -> call.total(Type.BOOLEAN, TextForms.of(form)), TEXT);
    }

    private static @Nullable Kernel email(FunctionCall call) {
        if (call.count() == 1) {
            return call.total(Type.BOOLEAN, TextForms.of(EmailForm::matches));
        }
        String name = call.constantText(1);
        if (name == null) {
            return null;
        }
        for (EmailLevel level : EmailLevel.values()) {
            if (level.name().equalsIgnoreCase(name)) {
                return call.total(
                        Type.BOOLEAN,
                        TextForms.of(
                                level == EmailLevel.LOOKS_LIKE
                                        ? EmailForm::matches
                                        : (text, from, to) -> Mailbox.isValid(text, from, to, level)));
            }
        }
        return call.refuse(1, ExprErrors.BAD_LITERAL, "the level must be 'looks_like', 'rfc5321' or 'strict'");
    }

    private static @Nullable Kernel date(FunctionCall call) {
        String pattern = call.count() == 1 ? "yyyy-MM-dd" : call.constantText(1);
        if (pattern == null) {
            return null;
        }
        try {
            DateText form = new DateText(pattern);
            return call.total(Type.BOOLEAN, TextForms.of(form::isDate));
        } catch (IllegalArgumentException e) {
            return call.refuse(
                    1,
                    ExprErrors.BAD_LITERAL,
                    "the pattern '" + pattern + "' does not describe a date: " + e.getMessage());
        }
    }

    private static @Nullable Kernel fullMatch(FunctionCall call) {
        Pattern pattern = PatternFunctions.pattern(call);
        return pattern == null ? null : call.total(Type.BOOLEAN, RegularExpression.fullMatch(pattern));
    }
}
