package io.penstock.config;

import io.penstock.spi.component.Component;
import io.penstock.spi.component.Role;
import io.penstock.spi.component.SettingValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A node of the file as a component's {@link io.penstock.spi.component.ValueType} sees it. */
record ConfigValue(Json node, ComponentReader components) implements SettingValue {
    @Override
    public @Nullable Object plain() {
        return node.plain();
    }

    @Override
    public boolean isFromVariable() {
        return node instanceof Json.Text text && text.fromVariable();
    }

    @Override
    public List<SettingValue> elements() {
        return node instanceof Json.Arr list
                ? list.elements().stream()
                        .<SettingValue>map(element -> new ConfigValue(element, components))
                        .toList()
                : List.of(this);
    }

    @Override
    public Map<String, SettingValue> members() {
        if (!(node instanceof Json.Obj object)) {
            throw new IllegalArgumentException("put it in { }");
        }
        Map<String, SettingValue> all = new LinkedHashMap<>();
        object.members().forEach((name, member) -> all.put(name, new ConfigValue(member.value(), components)));
        return all;
    }

    @Override
    public <T> Optional<T> component(Role role, Class<T> type) {
        return components.read(node, role).map(type::cast);
    }

    @Override
    @SuppressWarnings("unchecked") // the component's factory makes S
    public <S> Optional<S> settings(Component<S> component) {
        if (!(node instanceof Json.Obj)) {
            throw new IllegalArgumentException("put it in { }");
        }
        return components.read(node, component).map(made -> (S) made);
    }

    @Override
    @SuppressWarnings("unchecked") // each component's factory makes S
    public <S> Optional<S> oneOf(List<Component<? extends S>> kinds) {
        return components.oneOf(node, kinds).map(made -> (S) made);
    }

    @Override
    public <T> T bound(Role role, Class<T> type) {
        if (node instanceof Json.Text text) {
            return components.bound(role, text.value(), type);
        }
        throw new IllegalArgumentException("put it in quotes");
    }
}
