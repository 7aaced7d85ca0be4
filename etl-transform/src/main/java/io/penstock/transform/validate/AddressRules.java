package io.penstock.transform.validate;

import io.penstock.format.address.EmailLevel;
import io.penstock.format.address.IpVersion;
import io.penstock.format.address.UrlForm;
import io.penstock.spi.Description;
import io.penstock.spi.ValidationRule;
import io.penstock.transform.validate.address.AddressTests;
import io.penstock.transform.validate.address.PhoneMode;
import io.penstock.transform.validate.check.Nulls;
import io.penstock.transform.validate.check.RuleCodes;
import io.penstock.transform.validate.check.TextRules;
import io.penstock.transform.validate.check.ValidationErrors;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How the rules about addresses of every kind are made; {@link Rules} says what each demands. */
final class AddressRules {
    private AddressRules() {}

    static ValidationRule email(String column, EmailLevel level, Nulls nulls) {
        boolean usual = level == EmailLevel.LOOKS_LIKE;
        Description plain = Description.of("email", column);
        return Rules.text(
                RuleCodes.EMAIL,
                usual ? plain : plain.with("level", Rules.lower(level)),
                "is not an e-mail address",
                nulls,
                Nulls.FAIL,
                () -> usual ? AddressTests::email : (values, failed) -> AddressTests.mailbox(values, failed, level));
    }

    static ValidationRule phone(String column, @Nullable String region, PhoneMode mode, Nulls nulls) {
        String home = region == null ? null : region.toUpperCase(Locale.ROOT);
        Description plain = Description.of("phone", column);
        plain = home == null ? plain : plain.with("region", home);
        plain = mode == PhoneMode.VALID ? plain : plain.with("mode", Rules.lower(mode));
        return Rules.rule(
                RuleCodes.PHONE,
                plain,
                home == null ? "is not an international telephone number" : "is not a telephone number of " + home,
                nulls,
                Nulls.PASS,
                new TextRules.Phone(column, home, mode));
    }

    static ValidationRule url(String column, List<String> schemes, Nulls nulls) {
        if (schemes.isEmpty()) {
            throw ValidationErrors.badSetting("url(" + column + ")", "at least one scheme is needed");
        }
        Description plain = Description.of("url", column);
        List<String> all = List.copyOf(schemes);
        return Rules.text(
                RuleCodes.URL,
                all.equals(List.of("http", "https")) ? plain : plain.with("schemes", all),
                "is not a URL of " + String.join(" or ", all),
                nulls,
                Nulls.PASS,
                () -> {
                    UrlForm form = new UrlForm(all);
                    return (values, failed) -> AddressTests.url(values, failed, form);
                });
    }

    static ValidationRule ip(String column, IpVersion version, Nulls nulls) {
        Description plain = Description.of("ip", column);
        return Rules.text(
                RuleCodes.IP,
                version == IpVersion.ANY ? plain : plain.with("version", Rules.lower(version)),
                switch (version) {
                    case ANY -> "is not an IP address";
                    case V4 -> "is not an IPv4 address";
                    case V6 -> "is not an IPv6 address";
                },
                nulls,
                Nulls.PASS,
                () -> (values, failed) -> AddressTests.ip(values, failed, version));
    }
}
