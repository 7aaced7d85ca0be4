package io.penstock.spi.component;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A value as it stands in a config file, after variables were replaced. Conversions throw {@link
 * IllegalArgumentException} saying what was expected; the loader adds file, line and path.
 */
public interface SettingValue {
    /** {@code String, Long, BigInteger, BigDecimal, Boolean, List, Map} or null. */
    @Nullable
    Object plain();

    /** The elements of a list; a single value counts as a list of one. */
    List<SettingValue> elements();

    /** The members of an object, in file order. */
    Map<String, SettingValue> members();

    /** Whether a variable such as {@code ${NAME}} was replaced in this text; only then may a text stand for a number. */
    boolean isFromVariable();

    /**
     * The component this object describes ({@code {"type": "not_null", …}}); empty when it cannot be made, which the
     * loader has then told the user.
     *
     * @param type the Java type the role makes
     */
    <T> Optional<T> component(Role role, Class<T> type);

    /**
     * What this object describes, its keys being the settings of a component; empty when it cannot be made, which the loader has then
     * told the user.
     */
    default <S> Optional<S> settings(Component<S> component) {
        throw new IllegalArgumentException("an object of settings is needed here");
    }

    /**
     * What this object describes, its {@code type} being the name or an alias of one of these components and its other keys the settings of it;
     * empty when it cannot be made, which the loader has then told the user.
     */
    default <S> Optional<S> oneOf(List<Component<? extends S>> kinds) {
        throw new IllegalArgumentException("an object with a type is needed here");
    }

    /**
     * What the app bound to this name when it loaded the file.
     *
     * @param type the Java type the role makes
     * @throws IllegalArgumentException naming what is bound, when nothing is bound to the name
     */
    default <T> T bound(Role role, Class<T> type) {
        throw new IllegalArgumentException("nothing is bound to it");
    }
}
