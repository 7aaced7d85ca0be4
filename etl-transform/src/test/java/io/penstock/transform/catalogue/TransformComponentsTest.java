package io.penstock.transform.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.spi.component.Component;
import io.penstock.spi.component.ComponentProvider;
import io.penstock.spi.component.Option;
import io.penstock.spi.component.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class TransformComponentsTest {
    private static List<Component<?>> found() {
        return ServiceLoader.load(ComponentProvider.class).stream()
                .filter(provider -> provider.type() == TransformComponents.class)
                .flatMap(provider -> provider.get().components().stream())
                .toList();
    }

    @Test
    void offersEveryStepAndRuleToJson() {
        assertThat(found().stream().filter(c -> c.role() == Role.TRANSFORMER).map(Component::name))
                .containsExactlyInAnyOrder(
                        "clean",
                        "trim",
                        "null_if",
                        "case",
                        "standardize_email",
                        "dedupe",
                        "fuzzy_dedupe",
                        "parse",
                        "select",
                        "drop",
                        "reorder",
                        "rename",
                        "cast",
                        "derive",
                        "filter",
                        "collapse_whitespace",
                        "remove_special_chars",
                        "pad",
                        "truncate",
                        "unicode_normalize",
                        "strip_html",
                        "replace",
                        "standardize_phone",
                        "standardize_isbn",
                        "remove_nulls",
                        "fill_missing",
                        "outliers",
                        "normalize",
                        "bin",
                        "one_hot",
                        "add_constant",
                        "timestamp",
                        "row_id",
                        "hash",
                        "uuid",
                        "map_values",
                        "mask",
                        "age",
                        "date_parts",
                        "text_features",
                        "sort",
                        "window",
                        "aggregate",
                        "pivot",
                        "unpivot",
                        "join",
                        "lookup",
                        "union",
                        "except",
                        "intersect",
                        "scd2",
                        "explode",
                        "flatten",
                        "split",
                        "merge_columns",
                        "library.books",
                        "library.members",
                        "library.transactions");
        assertThat(found().stream().filter(c -> c.role() == Role.RULE).map(Component::name))
                .contains(
                        "not_null",
                        "unique",
                        "range",
                        "length",
                        "pattern",
                        "in_list",
                        "not_in_list",
                        "email",
                        "isbn",
                        "expression");
    }

    @Test
    void noTwoNamesOfARoleAreTheSame() {
        for (Role role : Role.values()) {
            List<String> names = new ArrayList<>();
            for (Component<?> component : found()) {
                if (component.role() == role) {
                    names.add(component.name());
                    names.addAll(component.aliases());
                }
            }
            assertThat(names).as(role.name()).doesNotHaveDuplicates();
        }
    }

    @Test
    void everyComponentAndOptionIsExplained() {
        for (Component<?> component : found()) {
            assertThat(component.summary()).as(component.name()).isNotEmpty();
            for (Option<?, ?> option : component.options()) {
                assertThat(option.doc())
                        .as(component.name() + "." + option.name())
                        .isNotEmpty();
                assertThat(option.name()).matches("[a-z_]+");
            }
        }
    }
}
