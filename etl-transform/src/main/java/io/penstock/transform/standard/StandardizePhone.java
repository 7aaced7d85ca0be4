package io.penstock.transform.standard;

import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.BoundTransformer;
import io.penstock.spi.Description;
import io.penstock.spi.OptionalLibrary;
import io.penstock.spi.Problems;
import io.penstock.spi.Transformer;
import io.penstock.transform.Columns;
import io.penstock.transform.OnInvalid;
import io.penstock.transform.internal.text.CheckedMapping;
import io.penstock.transform.internal.text.Into;
import io.penstock.transform.internal.text.TextMapping;
import java.util.Locale;

/**
 * Writes telephone numbers in one form, E.164 by default, through Google's libphonenumber (an optional dependency, {@code
 * com.googlecode.libphonenumber:libphonenumber}). A number without {@code +} is read as one of its row's region, or of the default
 * region; without either it is invalid. Nulls stay and are not invalid. E.164 written twice is the same.
 */
public final class StandardizePhone implements Transformer {
    private static final long serialVersionUID = 1L;
    private static final String TYPE = "standardize_phone";
    private static final OptionalLibrary LIBRARY = new OptionalLibrary(
            "libphonenumber",
            "com.google.i18n.phonenumbers.PhoneNumberUtil",
            "com.googlecode.libphonenumber:libphonenumber");

    private final Columns columns;
    private final PhoneFormat format;
    private final PhoneCheck check;
    private final String defaultRegion;
    private final String regionColumn;
    private final OnInvalid onInvalid;
    private final Into into;

    private StandardizePhone(
            Columns columns,
            PhoneFormat format,
            PhoneCheck check,
            String defaultRegion,
            String regionColumn,
            OnInvalid onInvalid,
            Into into) {
        this.columns = columns;
        this.format = format;
        this.check = check;
        this.defaultRegion = defaultRegion;
        this.regionColumn = regionColumn;
        this.onInvalid = onInvalid;
        this.into = into;
    }

    public static StandardizePhone column(String name) {
        return columns(Columns.of(name));
    }

    public static StandardizePhone columns(Columns columns) {
        return new StandardizePhone(columns, PhoneFormat.E164, PhoneCheck.POSSIBLE, "", "", OnInvalid.KEEP, Into.SAME);
    }

    /** {@link PhoneFormat#E164} by default. */
    public StandardizePhone format(PhoneFormat choice) {
        return new StandardizePhone(columns, choice, check, defaultRegion, regionColumn, onInvalid, into);
    }

    /** {@link PhoneCheck#POSSIBLE} by default. */
    public StandardizePhone check(PhoneCheck choice) {
        return new StandardizePhone(columns, format, choice, defaultRegion, regionColumn, onInvalid, into);
    }

    /**
     * The region of numbers without {@code +}: two letters of ISO 3166, such as {@code US}; none by default. A code that libphonenumber
     * does not know is a plan problem ({@code PEN-3103}).
     */
    public StandardizePhone defaultRegion(String code) {
        String upper = code.toUpperCase(Locale.ROOT);
        return new StandardizePhone(columns, format, check, upper, regionColumn, onInvalid, into);
    }

    /** A {@code TEXT} column with each row's region; null or unknown there means the default. None by default. */
    public StandardizePhone regionColumn(String name) {
        return new StandardizePhone(columns, format, check, defaultRegion, name, onInvalid, into);
    }

    /** What happens to a text that is no number; {@link OnInvalid#KEEP}, as it came, by default. */
    public StandardizePhone onInvalid(OnInvalid policy) {
        return new StandardizePhone(columns, format, check, defaultRegion, regionColumn, policy, into);
    }

    /** A new column for the result, {@code *} for the name of the column read; the column itself is changed by default. */
    public StandardizePhone into(String name) {
        return new StandardizePhone(
                columns, format, check, defaultRegion, regionColumn, onInvalid, Into.of(TYPE, name));
    }

    @Override
    public Description describe() {
        Description all = into.describe(Description.of(TYPE, columns.toString()));
        all = format == PhoneFormat.E164
                ? all
                : all.with("format", format.name().toLowerCase(Locale.ROOT));
        all = check == PhoneCheck.POSSIBLE ? all : all.with("check", "valid");
        all = defaultRegion.isEmpty() ? all : all.with("default_region", defaultRegion);
        all = regionColumn.isEmpty() ? all : all.with("region_column", regionColumn);
        return onInvalid == OnInvalid.KEEP
                ? all
                : all.with("on_invalid", onInvalid.name().toLowerCase(Locale.ROOT));
    }

    @Override
    public BoundTransformer bind(Schema input, Problems problems) {
        int[] positions = TextMapping.select(columns, input, problems);
        int[] region = regionColumn.isEmpty()
                ? new int[0]
                : Columns.of(regionColumn).select(input, type -> type == Type.TEXT, "TEXT", problems);
        try {
            LIBRARY.require("the step " + TYPE);
            checkRegion(problems);
        } catch (PlanException e) {
            e.problems().forEach(problems::add);
        }
        int regionPosition = region.length == 0 ? -1 : region[0];
        return CheckedMapping.bind(
                TYPE,
                "is not a telephone number",
                positions,
                into,
                onInvalid,
                input,
                problems,
                () -> new PhoneKernel(format, check, defaultRegion, regionPosition));
    }

    private void checkRegion(Problems problems) {
        if (!defaultRegion.isEmpty() && !PhoneKernel.isRegion(defaultRegion)) {
            problems.add(Problem.of(
                            StandardErrors.UNKNOWN_REGION,
                            "there is no region '" + defaultRegion + "' of telephone numbers")
                    .next("Give 'default_region' two letters of ISO 3166, such as US, GB or DE."));
        }
    }
}
