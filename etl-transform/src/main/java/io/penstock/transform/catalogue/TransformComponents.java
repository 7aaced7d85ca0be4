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
        all.addAll(TextComponents.all());
        all.addAll(StandardComponents.all());
        all.addAll(MissingComponents.all());
        all.addAll(EnrichComponents.all());
        all.add(ParseComponent.component());
        all.addAll(ShapeComponents.all());
        all.addAll(OrderComponents.all());
        all.addAll(NumberComponents.all());
        all.addAll(FeatureComponents.all());
        all.addAll(LibraryComponents.all());
        all.addAll(JoinComponents.all());
        all.addAll(NestedComponents.all());
        all.addAll(RuleComponents.all());
        return all;
    }
}
