package io.penstock.transform.library;

import io.penstock.schema.Schema;
import io.penstock.spi.BoundTransformer;
import io.penstock.spi.Description;
import io.penstock.spi.Problems;
import io.penstock.spi.Transformer;
import io.penstock.transform.Columns;
import io.penstock.transform.clean.ChangeCase;
import io.penstock.transform.clean.StandardizeEmail;
import io.penstock.transform.clean.Trim;
import io.penstock.transform.enrich.Age;
import io.penstock.transform.enrich.AgeUnit;
import io.penstock.transform.number.Bin;
import io.penstock.transform.standard.StandardizePhone;
import io.penstock.transform.text.CollapseWhitespace;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Cleans the members of a library. Of the columns {@code name, email, phone, membership_date, loan_count} those that are there are
 * worked on (others by name through {@link #columns}):
 *
 * <ul>
 *   <li>the name loses spare whitespace and gets title case;
 *   <li>the e-mail address is trimmed and in lower case; the phone number gets its international form (E.164). What is not valid
 *       stays for a rule to judge;
 *   <li>{@code membership_days} and {@code membership_years} INT64 are added: to the day of the run, years by the calendar;
 *   <li>{@code activity_category} TEXT is added by the number of loans: up to 5 New, to 15 Regular, to 30 Active, above Power User.
 * </ul>
 */
public final class LibraryMembers implements Transformer {
    private static final long serialVersionUID = 1L;

    private final Roles roles;
    private final String region;
    private final ZoneId zone;

    private LibraryMembers(Roles roles, String region, ZoneId zone) {
        this.roles = roles;
        this.region = region;
        this.zone = zone;
    }

    /** With the usual column names; phone numbers without a country code are taken for those of the USA. */
    public static LibraryMembers standard() {
        Roles roles = Roles.of("library.members", "name", "email", "phone", "membership_date", "loan_count");
        return new LibraryMembers(roles, "US", ZoneOffset.UTC);
    }

    /**
     * The names of columns that have others than the usual ones.
     *
     * @param names column names by usual name
     * @throws io.penstock.error.PlanException {@code PEN-3003} for a usual name that does not exist
     */
    public LibraryMembers columns(Map<String, String> names) {
        return new LibraryMembers(roles.with(names), region, zone);
    }

    /** Country (ISO 3166) of phone numbers without a country code; {@code US} by default. */
    public LibraryMembers region(String code) {
        return new LibraryMembers(roles, code, zone);
    }

    /** Whose day the day of the run is; UTC by default. */
    public LibraryMembers zone(ZoneId place) {
        return new LibraryMembers(roles, region, place);
    }

    @Override
    public Description describe() {
        Description all = Description.of("library.members", "");
        all = roles.named().isEmpty() ? all : all.with("columns", roles.named());
        all = region.equals("US") ? all : all.with("region", region);
        return zone.equals(ZoneOffset.UTC) ? all : all.with("zone", zone);
    }

    /** The general steps that this one is made of, for rows of a schema. */
    public List<Transformer> steps(Schema schema) {
        Map<String, String> found = roles.in(schema);
        List<Transformer> steps = new ArrayList<>();
        String name = found.get("name");
        if (name != null) {
            steps.add(Trim.columns(name));
            steps.add(CollapseWhitespace.columns(Columns.of(name)));
            steps.add(ChangeCase.title(name));
        }
        String email = found.get("email");
        if (email != null) {
            steps.add(StandardizeEmail.column(email));
        }
        String phone = found.get("phone");
        if (phone != null) {
            steps.add(StandardizePhone.column(phone).defaultRegion(region));
        }
        String since = found.get("membership_date");
        if (since != null) {
            Age age = Age.of(since).zone(zone);
            steps.add(age.unit(AgeUnit.DAYS).into("membership_days"));
            steps.add(age.unit(AgeUnit.YEARS).into("membership_years"));
        }
        String loans = found.get("loan_count");
        if (loans != null) {
            steps.add(Bin.edges(loans, 6, 16, 31)
                    .labels("New", "Regular", "Active", "Power User")
                    .into("activity_category"));
        }
        return steps;
    }

    @Override
    public BoundTransformer bind(Schema input, Problems problems) {
        roles.check(input, problems);
        return Composed.bind(steps(input), input, problems);
    }
}
