package io.penstock.transform.catalogue;

import io.penstock.spi.component.Component;
import io.penstock.spi.component.ComponentProvider;
import java.util.ArrayList;
import java.util.List;

/** The steps and rules of this module, for JSON. */
public final class TransformComponents implements ComponentProvider {
    @Override
    public List<Component<?>> components() {
        List<Component<?>> all = new ArrayList<>();
        all.addAll(CleanComponents.all());
        all.add(ParseComponent.component());
        all.addAll(ShapeComponents.all());
        all.addAll(JoinComponents.all());
        all.addAll(NestedComponents.all());
        all.addAll(RuleComponents.all());
        return all;
    }
}
