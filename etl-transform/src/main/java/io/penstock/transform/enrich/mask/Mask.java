package io.penstock.transform.enrich.mask;

import io.penstock.schema.Schema;
import io.penstock.spi.BoundTransformer;
import io.penstock.spi.Description;
import io.penstock.spi.Problems;
import io.penstock.spi.Transformer;
import io.penstock.transform.Columns;
import io.penstock.transform.TransformErrors;
import io.penstock.transform.internal.text.Into;
import io.penstock.transform.internal.text.Into.Places;
import io.penstock.transform.internal.text.TextKernel;
import io.penstock.transform.internal.text.TextMapping;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Makes personal data unreadable. Works on {@code TEXT}; nulls stay. For columns to be emptied see {@link MaskNulls}. Rejected rows
 * go to the reject sink as they were read: put this step before the ones that reject, or give the reject sink a safe place.
 */
public final class Mask implements Transformer {
    private static final long serialVersionUID = 1L;
    private static final String TYPE = "mask";

    private final Columns columns;
    private final MaskMethod method;
    private final Into into;

    private Mask(Columns columns, MaskMethod method, Into into) {
        this.columns = columns;
        this.method = method;
        this.into = into;
    }

    /**
     * HMAC-SHA256 with a secret, in hexadecimal: the same text gives the same hash on every run with the same secret, and without it
     * nobody can try texts out.
     *
     * @throws io.penstock.error.PlanException {@code PEN-3003} when the secret is empty
     */
    public static Mask hash(Columns columns, String secret) {
        return new Mask(columns, new MaskMethod.Hashed(checked(secret, "hash")), Into.SAME);
    }

    /**
     * Hides every character by {@code *}, except some at the ends when asked; {@code +49****1234}. A text no longer than what may be
     * seen is hidden as a whole. The length stays visible.
     */
    public static Mask partial(Columns columns) {
        return new Mask(columns, new MaskMethod.Partial(0, 0, "*"), Into.SAME);
    }

    /** Hides the local part of e-mail addresses but for its first character: {@code a**@example.org}; a text without {@code @} as in part. */
    public static Mask email(Columns columns) {
        return new Mask(columns, new MaskMethod.Email(1, 0, "*"), Into.SAME);
    }

    /**
     * Other digits for digits and other letters for letters, in the same places and the same case: {@code M013843} → {@code K860294}. The
     * same text gets the same token on every run with the same secret, two different ASCII texts never do, so keys stay keys. Letters
     * beyond ASCII become {@code x}.
     *
     * @throws io.penstock.error.PlanException {@code PEN-3003} when the secret is empty
     */
    public static Mask tokens(Columns columns, String secret) {
        return new Mask(columns, new MaskMethod.Tokens(checked(secret, "tokens")), Into.SAME);
    }

    /** As {@link #tokens}, with a random secret for each run that nobody knows and that is forgotten with the process. */
    public static Mask tokensOfRun(Columns columns) {
        return new Mask(columns, new MaskMethod.Tokens(""), Into.SAME);
    }

    private static String checked(String secret, String method) {
        if (secret.isEmpty()) {
            throw TransformErrors.badSetting(
                    TYPE, "method '" + method + "' needs a secret, best from an environment variable");
        }
        return secret;
    }

    /**
     * Characters to leave readable at the beginning; 0 by default, 1 for e-mail addresses.
     *
     * @throws io.penstock.error.PlanException {@code PEN-3003} when negative, or not a method that hides characters
     */
    public Mask keepFirst(int count) {
        return hiding("keep_first", count, -1, null);
    }

    /** Characters to leave readable at the end (of the local part); 0 by default. See {@link #keepFirst} for errors. */
    public Mask keepLast(int count) {
        return hiding("keep_last", -1, count, null);
    }

    /** What stands for a hidden character; {@code *} by default. See {@link #keepFirst} for errors. */
    public Mask character(String text) {
        if (text.codePointCount(0, text.length()) != 1) {
            throw TransformErrors.badSetting(TYPE, "'character' needs one character, '" + text + "' is not one");
        }
        return hiding("character", -1, -1, text);
    }

    private Mask hiding(String setting, int first, int last, @Nullable String character) {
        if (first < -1 || last < -1 || (first < 0 && last < 0 && character == null)) {
            throw TransformErrors.badSetting(TYPE, "'" + setting + "' must not be negative");
        }
        if (method instanceof MaskMethod.Partial old) {
            return new Mask(
                    columns,
                    new MaskMethod.Partial(
                            first < 0 ? old.first() : first,
                            last < 0 ? old.last() : last,
                            character == null ? old.character() : character),
                    into);
        } else if (method instanceof MaskMethod.Email old) {
            return new Mask(
                    columns,
                    new MaskMethod.Email(
                            first < 0 ? old.first() : first,
                            last < 0 ? old.last() : last,
                            character == null ? old.character() : character),
                    into);
        }
        throw TransformErrors.badSetting(TYPE, "'" + setting + "' has no effect on method '" + method.name() + "'");
    }

    /** A new column for the result, {@code *} for the name of the column read; the column itself is changed by default. */
    public Mask into(String name) {
        return new Mask(columns, method, Into.of(TYPE, name));
    }

    @Override
    public Description describe() {
        return into.describe(Description.of(TYPE, columns.toString()).with("method", method.name()));
    }

    @Override
    public BoundTransformer bind(Schema input, Problems problems) {
        int[] positions = TextMapping.select(columns, input, problems);
        Places places = into.bind(input, positions, UnaryOperator.identity(), problems);
        return BoundTransformer.of(places.output(), context -> {
            TextKernel kernel = method.kernel(context);
            return (batch, output) -> output.emit(TextMapping.apply(batch, places, kernel));
        });
    }
}
