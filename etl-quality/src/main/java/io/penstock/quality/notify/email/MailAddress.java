package io.penstock.quality.notify.email;

import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.quality.notify.NotifyErrors;
import io.penstock.quality.notify.OneLine;
import java.io.Serializable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An address of a mailbox, {@code ops@library.example} or {@code Night shift <ops@library.example>}: plain ASCII, no quoted local part.
 *
 * @param name shown in place of the address; null for none
 * @param address the address alone
 */
record MailAddress(@Nullable String name, String address) implements Serializable {
    private static final Pattern FORM = Pattern.compile("(?:([^<>]*)<([^<>]*)>|([^<>]*))");
    private static final Pattern ADDRESS =
            Pattern.compile("[!-~&&[^@<>(),;:\\\\\"\\[\\]]]+@[!-~&&[^@<>(),;:\\\\\"\\[\\]]]+");

    /**
     * Reads an address.
     *
     * @param setting where it stands, for messages
     */
    static MailAddress parse(String setting, String text) {
        Matcher match = FORM.matcher(text.strip());
        boolean plain = OneLine.of(text).equals(text.strip());
        if (plain && match.matches()) {
            String address = match.group(2) == null ? match.group(3) : match.group(2);
            String name = match.group(1) == null ? "" : match.group(1).strip().replace("\"", "");
            if (address != null
                    && address.length() <= 254
                    && ADDRESS.matcher(address).matches()) {
                return new MailAddress(name.isEmpty() ? null : name, address);
            }
        }
        throw new PlanException(Problem.of(
                NotifyErrors.INVALID,
                setting
                        + " needs an address such as ops@library.example or 'Night shift <ops@library.example>', found '"
                        + OneLine.of(text, 100) + "'"));
    }

    @Override
    public String toString() {
        return name == null ? address : name + " <" + address + ">";
    }
}
