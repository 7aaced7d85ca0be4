package io.penstock.quality;

import io.penstock.quality.catalogue.CheckComponents;
import io.penstock.quality.profile.file.ProfileComponents;
import io.penstock.spi.component.Component;
import io.penstock.spi.component.ComponentProvider;
import java.util.ArrayList;
import java.util.List;

/** The inspectors, checks and sinks of this module, for JSON. */
public final class QualityComponents implements ComponentProvider {
    @Override
    public List<Component<?>> components() {
        List<Component<?>> all = new ArrayList<>();
        all.addAll(ProfileComponents.all());
        all.addAll(CheckComponents.all());
        return all;
    }
}
