package io.penstock.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.penstock.spi.component.Component;
import java.util.Map;

/**
 * JSON Schemas (draft 2020-12) of the config files, generated from the components on the class path, so that editors
 * complete and check what the loader will accept. The loader does not use them: its messages are better.
 */
public final class JsonSchemas {
    private JsonSchemas() {}

    /** The schema of {@code pipeline_configs.json}, indented, ending with a line break. */
    public static String pipelines() {
        return write(new PipelineSchema(Catalogue.load()).document());
    }

    /**
     * The schema of a file that {@link SettingsFile} reads, indented, ending with a line break.
     *
     * @param title what the file is
     */
    public static String settings(String title, Component<?> component) {
        return write(new PipelineSchema(Catalogue.load()).settings(title, component));
    }

    /**
     * The schema of a file that {@link SettingsFile#loadOr} reads, indented, ending with a line break.
     *
     * @param title what the file is
     * @param option the setting whose value may be the whole file
     */
    public static String settingsOr(String title, Component<?> component, String option) {
        return write(new PipelineSchema(Catalogue.load()).settingsOr(title, component, option));
    }

    private static String write(Map<String, Object> document) {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
        try {
            return new ObjectMapper().writer(printer).writeValueAsString(document) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain maps and lists always write as JSON", e);
        }
    }
}
