package io.penstock.quality.contract;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;

/** Names the library's class; touched only when it is known to be there. */
final class YamlText {
    private YamlText() {}

    static JsonFactory factory() {
        return new YAMLFactory();
    }
}
