package io.penstock.transform.catalogue;

import static io.penstock.transform.catalogue.RuleComponents.NULLS;
import static io.penstock.transform.catalogue.RuleComponents.NULLS_DOC;
import static io.penstock.transform.catalogue.RuleComponents.NULL_RULE;
import static io.penstock.transform.catalogue.RuleComponents.PASS;
import static io.penstock.transform.catalogue.RuleComponents.column;
import static io.penstock.transform.catalogue.RuleComponents.name;
import static io.penstock.transform.catalogue.RuleComponents.nulls;
import static io.penstock.transform.catalogue.RuleComponents.rule;

import io.penstock.format.address.IpVersion;
import io.penstock.format.identifier.CardScheme;
import io.penstock.spi.Extractor;
import io.penstock.spi.ValidationRule;
import io.penstock.spi.component.Component;
import io.penstock.spi.component.Role;
import io.penstock.spi.component.Settings;
import io.penstock.spi.component.ValueType;
import io.penstock.transform.parse.Strictness;
import io.penstock.transform.validate.Rules;
import io.penstock.transform.validate.address.PhoneMode;
import io.penstock.transform.validate.check.Nulls;
import io.penstock.transform.validate.check.ValidationErrors;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Rules about the form of texts, references to other sources and records with constraints, for JSON. */
final class FormatComponents {
    private static final ValueType<PhoneMode> PHONE_MODE = ValueType.choice(PhoneMode.class);
    private static final ValueType<IpVersion> IP_VERSION = ValueType.choice(IpVersion.class);
    private static final ValueType<Strictness> STRICTNESS = ValueType.choice(Strictness.class);
    private static final ValueType<List<CardScheme>> SCHEMES = ValueType.listOf(ValueType.choice(CardScheme.class));
    private static final String STRICTNESS_NAME = "strictness";
    private static final ValueType<Optional<Extractor>> SOURCE = new ValueType<>(
            "a source such as {\"type\": \"csv\", \"source\": \"branches.csv\"}",
            Map.of("$ref", "#/$defs/extractor"),
            List.of(),
            value -> value.component(Role.EXTRACTOR, Extractor.class));

    private FormatComponents() {}

    static List<Component<?>> all() {
        return List.of(
                phone(),
                url(),
                format("uuid", "The text must be a UUID", Rules::uuid).aliases("Uuid", "UUID"),
                ip(),
                creditCard(),
                format("iban", "The text must be an IBAN with right check digits", Rules::iban)
                        .aliases("Iban", "IBAN"),
                dateFormat(),
                type(),
                format("json", "The text must be well-formed JSON", Rules::json).aliases("Json", "JSON"),
                reference(),
                bean());
    }

    /** Makes a rule of a column and a null rule. */
    @FunctionalInterface
    private interface Simple {
        ValidationRule make(String column, Nulls nulls);
    }

    private static Component<ValidationRule> format(String type, String summary, Simple factory) {
        return withNulls(type, summary, s -> factory.make(name(s), nulls(s, Nulls.PASS)));
    }

    private static Component<ValidationRule> withNulls(
            String type, String summary, Function<Settings, ValidationRule> factory) {
        return column(type, summary, factory).read(NULLS, NULL_RULE, PASS, NULLS_DOC);
    }

    private static Component<ValidationRule> phone() {
        return withNulls(
                        "phone",
                        "The text must be a telephone number; needs libphonenumber",
                        s -> Rules.phone(
                                name(s),
                                s.find("region", ValueType.TEXT).orElse(null),
                                s.find("mode", PHONE_MODE).orElse(PhoneMode.VALID),
                                nulls(s, Nulls.PASS)))
                .aliases("Phone", "phone_format")
                .read("region", ValueType.TEXT, "none", "two letters, for numbers without a country code")
                .read("mode", PHONE_MODE, "valid", "a possible number of digits, or a range in use");
    }

    private static Component<ValidationRule> url() {
        return withNulls(
                        "url",
                        "The text must be an absolute URL with a host",
                        s -> Rules.url(
                                name(s),
                                s.find("schemes", ValueType.TEXTS).orElse(List.of("http", "https")),
                                nulls(s, Nulls.PASS)))
                .aliases("Url", "URL")
                .read("schemes", ValueType.TEXTS, "http, https", "the schemes it may have");
    }

    private static Component<ValidationRule> ip() {
        return withNulls(
                        "ip",
                        "The text must be an IP address",
                        s -> Rules.ip(
                                name(s), s.find("version", IP_VERSION).orElse(IpVersion.ANY), nulls(s, Nulls.PASS)))
                .aliases("Ip", "IP")
                .read("version", IP_VERSION, "any", "version 4, 6 or either");
    }

    private static Component<ValidationRule> creditCard() {
        return withNulls(
                        "credit_card",
                        "The text must be the number of a payment card",
                        s -> Rules.creditCard(
                                name(s),
                                s.find("schemes", SCHEMES)
                                        .map(given -> given.isEmpty()
                                                ? EnumSet.noneOf(CardScheme.class)
                                                : EnumSet.copyOf(given))
                                        .orElse(EnumSet.allOf(CardScheme.class)),
                                nulls(s, Nulls.PASS)))
                .aliases("CreditCard")
                .read("schemes", SCHEMES, "every one", "the issuers it may be of");
    }

    private static Component<ValidationRule> dateFormat() {
        return withNulls(
                        "date_format",
                        "The text must be a date of one of some formats",
                        s -> Rules.dateFormat(
                                name(s),
                                RuleComponents.either(s, "formats", "format", ValueType.TEXTS)
                                        .orElse(List.of("yyyy-MM-dd")),
                                strictness(s),
                                nulls(s, Nulls.PASS)))
                .aliases("DateFormat")
                .read("formats", ValueType.TEXTS, "yyyy-MM-dd", "such as dd/MM/yyyy or %d/%m/%Y")
                .read("format", ValueType.TEXTS, "none", "the same as formats")
                .read(STRICTNESS_NAME, STRICTNESS, "strict", "to the letter, or with single digits and blanks around")
                .read("strict", ValueType.FLAG, "none", "true is strictness strict, false is lenient");
    }

    private static Strictness strictness(Settings settings) {
        Optional<Strictness> given = settings.find(STRICTNESS_NAME, STRICTNESS);
        Optional<Boolean> older = settings.find("strict", ValueType.FLAG);
        if (given.isPresent() && older.isPresent()) {
            throw ValidationErrors.badSetting(
                    STRICTNESS_NAME, "'strictness' and 'strict' are the same setting. Keep one");
        }
        return given.orElse(older.orElse(true) ? Strictness.STRICT : Strictness.LENIENT);
    }

    private static Component<ValidationRule> type() {
        return withNulls(
                        "type",
                        "The text must be readable as a type",
                        s -> Rules.type(name(s), s.get("as", ValueType.COLUMN_TYPE), nulls(s, Nulls.PASS)))
                .aliases("TypeOf")
                .required("as", ValueType.COLUMN_TYPE, "the type");
    }

    private static Component<ValidationRule> reference() {
        return rule("reference", "The key must be in another source", s -> {
                    List<String> columns = RuleComponents.either(s, "columns", "column", ValueType.TEXTS)
                            .orElse(List.of());
                    return Rules.reference(
                            columns,
                            s.get("in", SOURCE)
                                    .orElseThrow(() ->
                                            ValidationErrors.badSetting("reference", "its source cannot be made")),
                            s.find("keys", ValueType.TEXTS).orElse(columns),
                            nulls(s, Nulls.PASS));
                })
                .aliases("Reference", "foreign_key")
                .read("columns", ValueType.TEXTS, "none", "the key of the rows; one is needed")
                .read("column", ValueType.TEXTS, "none", "the same as columns")
                .required("in", SOURCE, "the source the key must be in")
                .read("keys", ValueType.TEXTS, "the columns", "the columns of that source, in the same order")
                .read(NULLS, NULL_RULE, PASS, NULLS_DOC);
    }

    private static Component<ValidationRule> bean() {
        return rule(
                        "bean",
                        "The row must meet the constraints of a Java record class; needs Jakarta Validation",
                        s -> Rules.bean(record(s.get("class", ValueType.TEXT))))
                .aliases("Bean")
                .required("class", ValueType.TEXT, "full name of a record class on the class path");
    }

    private static Class<? extends Record> record(String name) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try {
            Class<?> found =
                    Class.forName(name, false, loader == null ? FormatComponents.class.getClassLoader() : loader);
            if (found.isRecord()) {
                return found.asSubclass(Record.class);
            }
            throw ValidationErrors.badSetting("bean", "the class " + name + " is not a record");
        } catch (ClassNotFoundException e) {
            throw ValidationErrors.badSetting(
                    "bean", "there is no class " + name + " on the class path; an inner class is written Outer$Inner");
        }
    }
}
