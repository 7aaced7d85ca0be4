package io.penstock.transform.parse;

import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.BoundTransformer;
import io.penstock.spi.Description;
import io.penstock.spi.Problems;
import io.penstock.spi.Transformer;
import io.penstock.transform.Columns;
import io.penstock.transform.OnInvalid;
import io.penstock.transform.TransformErrors;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Text to dates or timestamps; made by {@link Parse#date} and {@link Parse#timestamp}. Immutable. */
public final class ParseTemporal implements Transformer {
    private static final long serialVersionUID = 1L;
    static final List<String> ISO = List.of(
            "yyyy-MM-dd'T'HH:mm:ssXXX",
            "yyyy-MM-dd'T'HH:mm:ss",
            "yyyy-MM-dd HH:mm:ss",
            "yyyy-MM-dd'T'HH:mm:ss.SSSXXX",
            "yyyy-MM-dd'T'HH:mm:ss.SSSSSSXXX",
            "yyyy-MM-dd'T'HH:mm:ss.SSS",
            "yyyy-MM-dd'T'HH:mm:ss.SSSSSS",
            "yyyy-MM-dd HH:mm:ss.SSS",
            "yyyy-MM-dd HH:mm:ss.SSSSSS");

    private final Columns columns;
    private final Type to;
    private final List<String> formats;
    private final @Nullable ZoneId zone;
    private final Locale locale;
    private final OnInvalid onInvalid;

    private ParseTemporal(
            Columns columns, Type to, List<String> formats, @Nullable ZoneId zone, Locale locale, OnInvalid onInvalid) {
        this.columns = columns;
        this.to = to;
        this.formats = List.copyOf(formats);
        this.zone = zone;
        this.locale = locale;
        this.onInvalid = onInvalid;
    }

    static ParseTemporal of(Columns columns, Type to, List<String> formats, @Nullable ZoneId zone) {
        for (String format : formats) {
            check(format);
        }
        return new ParseTemporal(columns, to, formats, zone, Locale.ENGLISH, OnInvalid.REJECT);
    }

    private static void check(String format) {
        if (DatePattern.compile(format) != null) {
            return;
        }
        try {
            FormatterReader.formatter(format, Locale.ENGLISH);
        } catch (IllegalArgumentException e) {
            throw TransformErrors.badSetting("parse", "'" + format + "' is not a date pattern: " + e.getMessage());
        }
    }

    /** The language of names; {@link Locale#ENGLISH} by default. */
    public ParseTemporal locale(Locale language) {
        return new ParseTemporal(columns, to, formats, zone, language, onInvalid);
    }

    /**
     * What happens to a text that cannot be read; {@link OnInvalid#REJECT} by default.
     *
     * @throws io.penstock.error.PlanException {@code PEN-3003} for {@link OnInvalid#KEEP}
     */
    public ParseTemporal onInvalid(OnInvalid policy) {
        return new ParseTemporal(columns, to, formats, zone, locale, ParseStep.checked(policy));
    }

    @Override
    public Description describe() {
        Description all =
                Description.of("parse", columns.toString()).with("to", to).with("formats", formats);
        all = zone == null ? all : all.with("zone", zone);
        all = locale.equals(Locale.ENGLISH) ? all : all.with("locale", locale.toLanguageTag());
        return onInvalid == OnInvalid.REJECT ? all : all.with("on_invalid", "null");
    }

    @Override
    public BoundTransformer bind(Schema input, Problems problems) {
        String expected = "a " + to + " of the form " + String.join(" or ", formats);
        return ParseStep.bind(columns, to, onInvalid, expected, this::reader, input, problems);
    }

    private ColumnReader reader() {
        return new LongColumnReader(to, formats.stream().map(this::reader).toList());
    }

    private LongReader reader(String format) {
        DatePattern pattern = DatePattern.compile(format);
        boolean english = locale.equals(Locale.ENGLISH);
        if (pattern == null || (pattern.hasNames() && !english) || (zone == null && pattern.hasTime())) {
            return new FormatterReader(format, locale, zone);
        } else if (zone == null && pattern.isFixedDate()) {
            return new FixedDateReader(pattern);
        }
        return new PartsReader(pattern, zone == null ? null : fixed(zone));
    }

    /** {@code UTC} as an offset, which needs no look-up. */
    private static ZoneId fixed(ZoneId zone) {
        ZoneId plain = zone.normalized();
        return plain instanceof ZoneOffset ? plain : zone;
    }
}
