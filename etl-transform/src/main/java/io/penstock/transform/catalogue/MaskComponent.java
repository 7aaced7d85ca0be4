package io.penstock.transform.catalogue;

import io.penstock.error.PlanException;
import io.penstock.spi.Transformer;
import io.penstock.spi.component.Component;
import io.penstock.spi.component.Role;
import io.penstock.spi.component.Settings;
import io.penstock.spi.component.ValueType;
import io.penstock.transform.Columns;
import io.penstock.transform.TransformErrors;
import io.penstock.transform.enrich.mask.Mask;
import io.penstock.transform.enrich.mask.MaskNulls;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code mask} for JSON: one type name for every method; a setting that does not belong to it is an error. */
final class MaskComponent {
    private static final ValueType<Method> METHOD = ValueType.choice(Method.class);
    private static final String SECRET = "secret";
    private static final String FIRST = "keep_first";
    private static final String LAST = "keep_last";
    private static final String CHARACTER = "character";

    private enum Method {
        HASH,
        PARTIAL,
        EMAIL,
        TOKENS,
        NULL
    }

    private MaskComponent() {}

    static Component<Transformer> component() {
        return Component.of(Role.TRANSFORMER, "mask", Transformer.class, MaskComponent::make)
                .aliases("Mask", "mask_pii", "anonymize")
                .summary("Makes personal data unreadable")
                .required("columns", Columns.VALUE, "text columns; of any type for method null")
                .required("method", METHOD, "how")
                .read(SECRET, ValueType.TEXT, "none", "secret of hash; of tokens, random for each run without one")
                .read(FIRST, ValueType.INTEGER, "0, email 1", "characters readable at the beginning")
                .read(LAST, ValueType.INTEGER, "0", "characters readable at the end")
                .read(CHARACTER, ValueType.TEXT, "*", "what stands for a hidden character")
                .read("into", ValueType.TEXT, TextComponents.NONE, TextComponents.INTO);
    }

    private static Transformer make(Settings settings) {
        Columns columns = CleanComponents.columns(settings);
        Optional<String> secret = settings.find(SECRET, ValueType.TEXT);
        Method method = settings.get("method", METHOD);
        if (secret.isPresent() && method != Method.HASH && method != Method.TOKENS) {
            throw noEffect(SECRET, method);
        }
        if (method == Method.NULL) {
            refuse(settings, method, Map.of(FIRST, ValueType.INTEGER, LAST, ValueType.INTEGER));
            refuse(settings, method, Map.of(CHARACTER, ValueType.TEXT, "into", ValueType.TEXT));
            return MaskNulls.columns(columns);
        }
        Mask mask = switch (method) {
            case HASH -> Mask.hash(columns, secret.orElse(""));
            case PARTIAL -> Mask.partial(columns);
            case EMAIL -> Mask.email(columns);
            default -> secret.isPresent() ? Mask.tokens(columns, secret.get()) : Mask.tokensOfRun(columns);
        };
        Optional<Integer> first = settings.find(FIRST, ValueType.INTEGER);
        Optional<Integer> last = settings.find(LAST, ValueType.INTEGER);
        Optional<String> character = settings.find(CHARACTER, ValueType.TEXT);
        Optional<String> into = settings.find("into", ValueType.TEXT);
        mask = first.isPresent() ? mask.keepFirst(first.get()) : mask;
        mask = last.isPresent() ? mask.keepLast(last.get()) : mask;
        mask = character.isPresent() ? mask.character(character.get()) : mask;
        return into.isPresent() ? mask.into(into.get()) : mask;
    }

    private static void refuse(Settings settings, Method method, Map<String, ValueType<?>> names) {
        names.forEach((name, type) -> {
            if (settings.find(name, type).isPresent()) {
                throw noEffect(name, method);
            }
        });
    }

    private static PlanException noEffect(String setting, Method method) {
        return TransformErrors.badSetting(
                "mask",
                "'" + setting + "' has no effect on method '" + method.name().toLowerCase(Locale.ROOT) + "'");
    }
}
