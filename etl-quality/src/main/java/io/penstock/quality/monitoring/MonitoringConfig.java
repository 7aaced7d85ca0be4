package io.penstock.quality.monitoring;

import io.penstock.config.JsonSchemas;
import io.penstock.config.SettingsFile;
import io.penstock.error.Suggestion;
import io.penstock.quality.alert.desk.AlertRules;
import io.penstock.quality.alert.desk.AutoResolve;
import io.penstock.quality.auto.AutomaticChecks;
import io.penstock.quality.auto.Thresholds;
import io.penstock.quality.check.Check;
import io.penstock.quality.check.Checks;
import io.penstock.quality.check.Dimension;
import io.penstock.quality.check.Level;
import io.penstock.quality.contract.DataContract;
import io.penstock.quality.notify.Route;
import io.penstock.quality.notify.settings.NotifierComponents;
import io.penstock.quality.profile.ProfileDetail;
import io.penstock.quality.score.DimensionWeights;
import io.penstock.quality.score.HealthWeights;
import io.penstock.quality.store.Retention;
import io.penstock.spi.Inspector;
import io.penstock.spi.component.Component;
import io.penstock.spi.component.Role;
import io.penstock.spi.component.ValueType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code monitoring_config.json}: {@link MonitoringSettings} from JSON, with the same names and defaults. */
public final class MonitoringConfig {
    private static final Logger LOG = LoggerFactory.getLogger(MonitoringConfig.class);

    private static final ValueType<Map<String, List<Inspector>>> CHECKS =
            ValueType.mapOf(ValueType.components(Role.CHECK, Inspector.class));
    private static final ValueType<Map<Dimension, Double>> DIMENSIONS = byDimension();

    private static final Component<AutomaticSettings> AUTOMATIC = part(
                    AutomaticSettings.class, AutomaticSettings.DEFAULT, "Checks by what columns are")
            .option(
                    "mode",
                    ValueType.choice(Automatic.class),
                    "on",
                    "whether pipelines get them",
                    (spec, mode) -> new AutomaticSettings(mode, spec.checks()))
            .option(
                    "level",
                    ValueType.choice(Level.class),
                    "warn",
                    "what a score below its threshold means",
                    (spec, level) ->
                            new AutomaticSettings(spec.mode(), spec.checks().level(level)))
            .option(
                    "max_age",
                    ValueType.DURATION,
                    "7d",
                    "how old the youngest change may be to count as timely",
                    (spec, age) ->
                            new AutomaticSettings(spec.mode(), spec.checks().maxAge(age)));

    private static final Component<Retention> RETENTION = part(
                    Retention.class, Retention.DEFAULT, "Which runs are remembered")
            .option(
                    "age",
                    ValueType.DURATION,
                    "400d",
                    "older ones are removed",
                    (spec, age) -> new Retention(age, spec.runs()))
            .option(
                    "runs",
                    ValueType.INTEGER,
                    "10000",
                    "how many of each pipeline",
                    (spec, runs) -> new Retention(spec.age(), runs));

    private static final Component<HealthWeights> WEIGHTS = part(
                    HealthWeights.class, HealthWeights.DEFAULT, "How much the parts of the health count")
            .option(
                    "quality",
                    ValueType.NUMBER,
                    "0.70",
                    "the checks of the newest run",
                    (spec, value) -> new HealthWeights(
                            value, spec.success(), spec.timeliness(), spec.performance(), spec.dimensions()))
            .option(
                    "success",
                    ValueType.NUMBER,
                    "0.15",
                    "the runs that succeeded",
                    (spec, value) -> new HealthWeights(
                            spec.quality(), value, spec.timeliness(), spec.performance(), spec.dimensions()))
            .option(
                    "timeliness",
                    ValueType.NUMBER,
                    "0.10",
                    "how young the data is",
                    (spec, value) -> new HealthWeights(
                            spec.quality(), spec.success(), value, spec.performance(), spec.dimensions()))
            .option(
                    "performance",
                    ValueType.NUMBER,
                    "0.05",
                    "how long the newest run took",
                    (spec, value) -> new HealthWeights(
                            spec.quality(), spec.success(), spec.timeliness(), value, spec.dimensions()))
            .option(
                    "dimensions",
                    DIMENSIONS,
                    "completeness and accuracy 0.25, validity 0.20, consistency and uniqueness 0.15",
                    "how much each dimension counts in the part quality",
                    (spec, values) -> spec.dimensions(new DimensionWeights(values)));

    private static final Component<AlertSettings> ALERTS = part(
                    AlertSettings.class, AlertSettings.DEFAULT, "Who is told of what")
            .option(
                    "suppression",
                    ValueType.DURATION,
                    "1h",
                    "repeats of an alert within this time are not told again",
                    (spec, time) -> spec.rules(spec.rules().suppression(time)))
            .option(
                    "auto_resolve",
                    ValueType.choice(AutoResolve.class),
                    AlertRules.DEFAULT.autoResolve().name().toLowerCase(Locale.ROOT),
                    "what becomes of an alert when its check passes again",
                    (spec, choice) -> spec.rules(spec.rules().autoResolve(choice)))
            .option(
                    "retention",
                    ValueType.DURATION,
                    "90d",
                    "how long resolved alerts are kept",
                    (spec, time) -> spec.rules(spec.rules().retention(time)))
            .option(
                    "notifiers",
                    ValueType.listOfOne(NotifierComponents.all()),
                    "the log",
                    "who is told: a list of log, email and webhook",
                    (spec, routes) -> spec.routes(routes.toArray(Route[]::new)));

    private static final Component<Dashboard> DASHBOARD = part(
                    Dashboard.class, new Dashboard("Data quality"), "How reports look")
            .option(
                    "title",
                    ValueType.TEXT,
                    "Data quality",
                    "the title of reports",
                    (spec, title) -> new Dashboard(title));

    private static final Component<MonitoringSettings> FILE = part(
                    MonitoringSettings.class, MonitoringSettings.create(), "What is expected of which pipeline")
            .option(
                    "store",
                    ValueType.TEXT,
                    "quality_metrics.db",
                    "where runs, alerts and the audit trail are kept: a file, or a JDBC URL of SQLite or PostgreSQL",
                    MonitoringSettings::store)
            .option(
                    "retention",
                    ValueType.settings(RETENTION),
                    null,
                    "which runs are remembered",
                    given(MonitoringSettings::retention))
            .option(
                    "quality_thresholds",
                    DIMENSIONS,
                    "completeness, accuracy, consistency and validity 0.95, uniqueness 0.99, timeliness 0.80",
                    "the score that automatic checks of each dimension must reach, 0 to 1",
                    (spec, values) ->
                            spec.automaticChecks(spec.automaticChecks().thresholds(new Thresholds(values))))
            .option(
                    "automatic_checks",
                    ValueType.settings(AUTOMATIC),
                    null,
                    "checks by what columns are",
                    given((spec, value) -> spec.automatic(value.mode())
                            .automaticChecks(value.checks()
                                    .thresholds(spec.automaticChecks().thresholds()))))
            .option(
                    "profile",
                    ValueType.choice(ProfileDetail.class),
                    "standard",
                    "how much is measured of every column and remembered",
                    MonitoringSettings::profile)
            .option(
                    "weights",
                    ValueType.settings(WEIGHTS),
                    null,
                    "of the health score",
                    given(MonitoringSettings::weights))
            .option(
                    "checks",
                    CHECKS,
                    null,
                    "by the name of the pipeline, each a list of checks; * stands for every pipeline",
                    MonitoringConfig::withChecks)
            .option(
                    "contracts",
                    ValueType.mapOf(ValueType.TEXT),
                    null,
                    "by the name of the pipeline, a data contract (ODCS) whose checks are added: FILE or FILE#TABLE",
                    MonitoringConfig::withContracts)
            .option(
                    "alert_settings",
                    ValueType.settings(ALERTS),
                    null,
                    "who is told of what",
                    given(MonitoringSettings::alerts))
            .option(
                    "dashboard_settings",
                    ValueType.settings(DASHBOARD),
                    null,
                    "how reports look",
                    given((spec, value) -> spec.title(value.title())));

    private MonitoringConfig() {}

    private record AutomaticSettings(Automatic mode, AutomaticChecks checks) {
        static final AutomaticSettings DEFAULT = new AutomaticSettings(Automatic.ON, AutomaticChecks.create());
    }

    private record Dashboard(String title) {}

    private static <S> Component<S> part(Class<S> type, S start, String summary) {
        return Component.of(Role.PART, "", type, settings -> start).summary(summary);
    }

    /** A wither of settings that may not have been made, because they have a mistake that the user has been told. */
    private static <V> BiFunction<MonitoringSettings, Optional<V>, MonitoringSettings> given(
            BiFunction<MonitoringSettings, V, MonitoringSettings> wither) {
        return (spec, value) -> value.map(each -> wither.apply(spec, each)).orElse(spec);
    }

    private static MonitoringSettings withChecks(MonitoringSettings settings, Map<String, List<Inspector>> byPipeline) {
        MonitoringSettings all = settings;
        for (Map.Entry<String, List<Inspector>> each : byPipeline.entrySet()) {
            List<Check> checks = new ArrayList<>();
            for (Inspector one : each.getValue()) {
                if (one instanceof Check check) {
                    checks.add(check);
                } else if (one instanceof Checks several) {
                    checks.addAll(several.checks());
                } else {
                    throw new IllegalArgumentException(one.describe().title() + " is an inspector, but no check");
                }
            }
            all = all.checks(each.getKey(), checks.toArray(Check[]::new));
        }
        return all;
    }

    private static MonitoringSettings withContracts(MonitoringSettings settings, Map<String, String> byPipeline) {
        MonitoringSettings all = settings;
        for (Map.Entry<String, String> each : byPipeline.entrySet()) {
            int mark = each.getValue().lastIndexOf('#');
            Path file = Path.of(mark < 0 ? each.getValue() : each.getValue().substring(0, mark));
            DataContract.Table table = DataContract.read(file)
                    .table(mark < 0 ? "" : each.getValue().substring(mark + 1));
            table.leftOut().forEach(what -> LOG.warn("{}: no check is made of {}", file, what));
            List<Check> checks = new ArrayList<>(all.checks().getOrDefault(each.getKey(), List.of()));
            List<String> names = checks.stream().map(Check::title).toList();
            table.checks().stream()
                    .filter(check -> !names.contains(check.title()))
                    .forEach(checks::add);
            all = all.checks(each.getKey(), checks.toArray(Check[]::new));
        }
        return all;
    }

    private static ValueType<Map<Dimension, Double>> byDimension() {
        List<String> names = ValueType.choice(Dimension.class).choices();
        return new ValueType<>(
                "an object with a number for each dimension",
                Map.of(
                        "type",
                        "object",
                        "propertyNames",
                        Map.of("enum", names),
                        "additionalProperties",
                        ValueType.NUMBER.jsonSchema()),
                List.of(),
                value -> {
                    Map<Dimension, Double> all = new EnumMap<>(Dimension.class);
                    value.members().forEach((name, each) -> {
                        if (!names.contains(name)) {
                            throw new IllegalArgumentException(
                                    "there is no dimension '" + name + "'. " + Suggestion.among(name, names));
                        }
                        all.put(Dimension.valueOf(name.toUpperCase(Locale.ROOT)), ValueType.NUMBER.read(each));
                    });
                    return all;
                });
    }

    /** The settings of a file. */
    public static MonitoringSettings load(Path file) {
        return load(file, Map.of());
    }

    /**
     * The settings of a file.
     *
     * @param overrides values of variables, stronger than the environment
     * @throws io.penstock.error.ConfigException with every problem of the file, each with line, column and JSON path
     */
    public static MonitoringSettings load(Path file, Map<String, String> overrides) {
        return SettingsFile.load(file, FILE, overrides);
    }

    /** The JSON Schema of the file. */
    public static String schema() {
        return JsonSchemas.settings("Penstock monitoring", FILE);
    }
}
