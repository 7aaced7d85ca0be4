package io.penstock.transform.catalogue;

import io.penstock.spi.component.Component;
import io.penstock.spi.component.Role;
import io.penstock.spi.component.ValueType;
import io.penstock.transform.Columns;
import io.penstock.transform.OnInvalid;
import io.penstock.transform.standard.IsbnOutput;
import io.penstock.transform.standard.PhoneCheck;
import io.penstock.transform.standard.PhoneFormat;
import io.penstock.transform.standard.StandardizeIsbn;
import io.penstock.transform.standard.StandardizePhone;
import java.util.List;

/** Telephone numbers and ISBNs for JSON. */
final class StandardComponents {
    private static final String COLUMNS = "columns";
    private static final ValueType<OnInvalid> ON_INVALID = ValueType.choice(OnInvalid.class);

    private StandardComponents() {}

    static List<Component<?>> all() {
        return List.of(phone(), isbn());
    }

    private static Component<StandardizePhone> phone() {
        return Component.of(
                        Role.TRANSFORMER,
                        "standardize_phone",
                        StandardizePhone.class,
                        s -> StandardizePhone.columns(CleanComponents.columns(s)))
                .aliases("StandardizePhone")
                .summary("Writes telephone numbers in one form")
                .required(COLUMNS, Columns.VALUE, "text columns")
                .option(
                        "format",
                        ValueType.choice(PhoneFormat.class),
                        "e164",
                        "how numbers are written",
                        StandardizePhone::format)
                .option(
                        "default_region",
                        ValueType.TEXT,
                        TextComponents.NONE,
                        "region of numbers without +: US, GB, DE",
                        StandardizePhone::defaultRegion)
                .option(
                        "region_column",
                        ValueType.TEXT,
                        TextComponents.NONE,
                        "column with each row's region",
                        StandardizePhone::regionColumn)
                .option(
                        "check",
                        ValueType.choice(PhoneCheck.class),
                        "possible",
                        "what counts as a number: the length is right, or the number can be in use",
                        StandardizePhone::check)
                .option("on_invalid", ON_INVALID, "keep", "a text that is no number", StandardizePhone::onInvalid)
                .option("into", ValueType.TEXT, TextComponents.NONE, TextComponents.INTO, StandardizePhone::into);
    }

    private static Component<StandardizeIsbn> isbn() {
        return Component.of(
                        Role.TRANSFORMER,
                        "standardize_isbn",
                        StandardizeIsbn.class,
                        s -> StandardizeIsbn.columns(CleanComponents.columns(s)))
                .aliases("StandardizeIsbn", "StandardizeISBN")
                .summary("Writes ISBNs in one form")
                .required(COLUMNS, Columns.VALUE, "columns of text or whole numbers")
                .option(
                        "output",
                        ValueType.choice(IsbnOutput.class),
                        "isbn13",
                        "how ISBNs are written",
                        StandardizeIsbn::output)
                .option("on_invalid", ON_INVALID, "keep", "a value that is no ISBN", StandardizeIsbn::onInvalid)
                .option("into", ValueType.TEXT, TextComponents.NONE, TextComponents.INTO, StandardizeIsbn::into);
    }
}
