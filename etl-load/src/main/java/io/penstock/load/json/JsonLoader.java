package io.penstock.load.json;

import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.load.file.FileFormat;
import io.penstock.load.file.FileLayout;
import io.penstock.load.file.FileLoader;
import io.penstock.schema.Schema;
import io.penstock.spi.Description;
import io.penstock.spi.Problems;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Writes rows to a JSON file in UTF-8, compressed when its name ends in {@code .gz} or {@code .zst}. The file appears whole at the commit, under a temporary
 * name in the same directory until then; the directory is made when absent.
 *
 * <p>Whole numbers and decimals are numbers with all their digits, doubles the fewest digits that read back the same, dates and times ISO text
 * (timestamps in UTC), binary is Base64 text, lists and structs are arrays and objects.
 *
 * <p>A run without rows leaves an empty file of JSON Lines, or an empty array. Immutable. Defaults: the form by the file's name, nulls written,
 * NaN and infinities as text, names as they are, {@link FileLayout#DEFAULT}.
 */
public final class JsonLoader implements FileLoader<JsonLoader> {
    private static final long serialVersionUID = 1L;

    private final String path;
    private final FileLayout layout;
    private final JsonStyle style;

    private JsonLoader(String path, FileLayout layout, JsonStyle style) {
        this.path = path;
        this.layout = layout;
        this.style = style;
    }

    public static JsonLoader of(Path path) {
        return new JsonLoader(path.toString(), FileLayout.DEFAULT, JsonStyle.DEFAULT);
    }

    /** How the file holds its rows; {@link JsonForm#AUTO} by default. */
    public JsonLoader format(JsonForm form) {
        return with(style.form(form));
    }

    /** What is written for a null; {@link Nulls#WRITE} by default. */
    public JsonLoader nulls(Nulls policy) {
        return with(style.nulls(policy));
    }

    /** What is written for NaN and the infinities; {@link NonFinite#TEXT} by default. */
    public JsonLoader nonFinite(NonFinite policy) {
        return with(style.nonFinite(policy));
    }

    /** What columns such as {@code a.b} become; {@link Names#FLAT} by default. */
    public JsonLoader names(Names policy) {
        return with(style.names(policy));
    }

    /** What stands between the parts of a name, for {@link Names#NESTED}; {@code .} by default. */
    public JsonLoader separator(String text) {
        if (text.isEmpty()) {
            throw new PlanException(Problem.of(JsonErrors.SETTING, "separator must not be empty"));
        }
        return with(style.separator(text));
    }

    @Override
    public JsonLoader layout(FileLayout other) {
        return new JsonLoader(path, other, style);
    }

    @Override
    public FileLayout layout() {
        return layout;
    }

    @Override
    public Path path() {
        return Path.of(path);
    }

    @Override
    public FileFormat format() {
        return JsonFormat.of(style, path());
    }

    @Override
    public void bind(Schema input, Problems problems) {
        FileLoader.super.bind(input, problems);
        if (style.names() == Names.NESTED) {
            MemberTree.check(input, style.separator(), problems);
        } else if (!style.separator().equals(JsonStyle.DEFAULT.separator())) {
            problems.add(JsonErrors.SETTING, "separator needs names nested");
        }
    }

    @Override
    public Description describe() {
        Description description = Description.of("json", path);
        JsonStyle usual = JsonStyle.DEFAULT;
        description = changed(description, "format", style.form(), usual.form());
        description = changed(description, "nulls", style.nulls(), usual.nulls());
        description = changed(description, "non_finite", style.nonFinite(), usual.nonFinite());
        description = changed(description, "names", style.names(), usual.names());
        description = changed(description, "separator", style.separator(), usual.separator());
        return layout.describe(description);
    }

    private static Description changed(Description description, String name, Object value, Object usual) {
        if (value.equals(usual)) {
            return description;
        }
        return description.with(
                name, value instanceof Enum<?> choice ? choice.name().toLowerCase(Locale.ROOT) : value);
    }

    private JsonLoader with(JsonStyle changed) {
        return new JsonLoader(path, layout, changed);
    }
}
