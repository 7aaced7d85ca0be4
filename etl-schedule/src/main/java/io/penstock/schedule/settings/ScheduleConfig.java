package io.penstock.schedule.settings;

import io.penstock.Pipeline;
import io.penstock.config.ConfigErrors;
import io.penstock.config.JsonSchemas;
import io.penstock.config.SettingsFile;
import io.penstock.error.ConfigException;
import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.error.Suggestion;
import io.penstock.schedule.PipelineScheduler;
import io.penstock.schedule.plan.Dag;
import io.penstock.schedule.plan.Schedule;
import io.penstock.schedule.plan.SchedulerSettings;
import io.penstock.schedule.policy.Misfire;
import io.penstock.schedule.policy.Overlap;
import io.penstock.schedule.policy.RetryRule;
import io.penstock.schedule.policy.Sla;
import io.penstock.schedule.trigger.Trigger;
import io.penstock.spi.component.Component;
import io.penstock.spi.component.Role;
import io.penstock.spi.component.ValueType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * {@code schedule_config.json}: schedules and a scheduler's settings from JSON, with the same names and defaults as in Java. The pipelines are those of
 * another file, by default {@code pipeline_configs.json} beside it. A file that is nothing but schedules by their names is fine too.
 *
 * @param settings of the scheduler
 * @param schedules in file order
 */
public record ScheduleConfig(SchedulerSettings settings, List<Schedule> schedules) {
    /** One member of {@code schedules}, before its name and pipeline are known. */
    private record Entry(String pipeline, Optional<Trigger> trigger, List<UnaryOperator<Schedule>> changes) {
        Entry with(UnaryOperator<Schedule> change) {
            List<UnaryOperator<Schedule>> all = new ArrayList<>(changes);
            all.add(change);
            return new Entry(pipeline, trigger, all);
        }
    }

    /** The whole file. */
    private record Content(
            SchedulerSettings settings, @Nullable Path pipelines, Map<String, Optional<Entry>> schedules) {
        Content settings(SchedulerSettings others) {
            return new Content(others, pipelines, schedules);
        }
    }

    private static final ValueType<Optional<Trigger>> TRIGGER = ValueType.oneOf(TriggerComponents.all());

    private static final Component<RetryRule> RETRY = part(
                    RetryRule.class, RetryRule.NONE, "Whether failed runs are tried again")
            .option("attempts", ValueType.INTEGER, "0", "further attempts after the first", RetryRule::attempts)
            .option("delay", ValueType.DURATION, "1m", "before the second attempt", RetryRule::delay)
            .option("factor", ValueType.NUMBER, "2", "each delay is so many times the one before", RetryRule::factor)
            .option("longest", ValueType.DURATION, "1h", "no delay is longer", RetryRule::longest)
            .option(
                    "jitter",
                    ValueType.NUMBER,
                    "0.1",
                    "each delay is made up to this share longer or shorter, by chance",
                    RetryRule::jitter)
            .option(
                    "on",
                    ValueType.listOf(ValueType.choice(RetryRule.Kind.class)),
                    "passing",
                    "which failures",
                    (rule, kinds) -> rule.on(kinds.get(0), kinds.toArray(RetryRule.Kind[]::new)));

    private static final Component<Sla> SLA = part(Sla.class, Sla.NONE, "What is promised")
            .option("late_after", ValueType.DURATION, null, "a run is over so long after its due time", Sla::lateAfter)
            .option("longest", ValueType.DURATION, null, "a run takes no longer", Sla::longest)
            .option(
                    "not_run_for",
                    ValueType.DURATION,
                    null,
                    "some run ended well within the last so long",
                    Sla::notRunFor);

    private static final Component<Entry> ENTRY = Component.of(
                    Role.PART,
                    "",
                    Entry.class,
                    settings -> new Entry(
                            settings.get("pipeline", ValueType.TEXT), settings.get("schedule", TRIGGER), List.of()))
            .summary("A pipeline and when it runs")
            .required("pipeline", ValueType.TEXT, "name of the pipeline")
            .required("schedule", TRIGGER, "when it runs")
            .option(
                    "enabled",
                    ValueType.FLAG,
                    "true",
                    "whether it runs at all",
                    (entry, on) -> entry.with(each -> each.enabled(on)))
            .option(
                    "misfire",
                    ValueType.choice(Misfire.Mode.class),
                    "run_once",
                    "what becomes of missed due times",
                    (entry, mode) -> entry.with(each -> each.misfire(new Misfire(
                            mode, each.misfire().limit(), each.misfire().grace()))))
            .option(
                    "misfire_limit",
                    ValueType.INTEGER,
                    "100",
                    "the most runs that run_all makes",
                    (entry, most) ->
                            entry.with(each -> each.misfire(each.misfire().limit(most))))
            .option(
                    "misfire_grace",
                    ValueType.DURATION,
                    "1m",
                    "a due time that is no older is not missed",
                    (entry, time) ->
                            entry.with(each -> each.misfire(each.misfire().grace(time))))
            .option(
                    "overlap",
                    ValueType.choice(Overlap.Mode.class),
                    "skip",
                    "what becomes of a run while others are under way",
                    (entry, mode) -> entry.with(each ->
                            each.overlap(new Overlap(mode, each.overlap().most()))))
            .option(
                    "overlap_most",
                    ValueType.INTEGER,
                    "1",
                    "runs at the same time, on all nodes together",
                    (entry, most) -> entry.with(
                            each -> each.overlap(new Overlap(each.overlap().mode(), most))))
            .option(
                    "retry",
                    ValueType.settings(RETRY),
                    null,
                    "whether failed runs are tried again",
                    (entry, rule) -> entry.with(each -> rule.map(each::retry).orElse(each)))
            .option(
                    "timeout",
                    ValueType.DURATION,
                    "none",
                    "a run that takes longer is cancelled and has failed",
                    (entry, time) -> entry.with(each -> each.timeout(time)))
            .option(
                    "pool",
                    ValueType.TEXT,
                    "none",
                    "its runs share the places of this pool",
                    (entry, name) -> entry.with(each -> each.pool(name)))
            .option(
                    "priority",
                    ValueType.INTEGER,
                    "0",
                    "among runs that wait, the larger goes first",
                    (entry, value) -> entry.with(each -> each.priority(value)))
            .option(
                    "sla",
                    ValueType.settings(SLA),
                    null,
                    "what is promised",
                    (entry, promise) ->
                            entry.with(each -> promise.map(each::sla).orElse(each)));

    private static final Component<Content> FILE = part(
                    Content.class, new Content(SchedulerSettings.create(), null, Map.of()), "Which pipeline runs when")
            .option(
                    "store",
                    ValueType.TEXT,
                    "penstock-schedule.db",
                    "a file, or a JDBC URL of SQLite or PostgreSQL; schedulers with the same store share the work",
                    set(SchedulerSettings::store))
            .option(
                    "pipelines",
                    ValueType.PATH,
                    "pipeline_configs.json beside this file",
                    "the file with the pipelines",
                    (content, path) -> new Content(content.settings(), path, content.schedules()))
            .option(
                    "node",
                    ValueType.TEXT,
                    "host and process",
                    "what this scheduler calls itself",
                    set(SchedulerSettings::node))
            .option(
                    "threads",
                    ValueType.INTEGER,
                    "4",
                    "runs at the same time on this node",
                    set(SchedulerSettings::threads))
            .option(
                    "poll",
                    ValueType.DURATION,
                    "250ms",
                    "how often is looked for what is due",
                    set(SchedulerSettings::poll))
            .option(
                    "lease",
                    ValueType.DURATION,
                    "60s",
                    "a node that was not heard of for so long has its runs taken over",
                    set(SchedulerSettings::lease))
            .option(
                    "pools",
                    ValueType.mapOf(ValueType.INTEGER),
                    "none",
                    "places of each pool, on all nodes together",
                    set(SchedulerSettings::pools))
            .option(
                    "history",
                    ValueType.DURATION,
                    "400d",
                    "how long ended runs are remembered",
                    set(SchedulerSettings::history))
            .option(
                    "schedules",
                    ValueType.mapOf(ValueType.settings(ENTRY)),
                    null,
                    "schedules by their name",
                    (content, all) -> new Content(content.settings(), content.pipelines(), all));

    public ScheduleConfig {
        schedules = List.copyOf(schedules);
    }

    private static <S> Component<S> part(Class<S> type, S start, String summary) {
        return Component.of(Role.PART, "", type, settings -> start).summary(summary);
    }

    private static <V> BiFunction<Content, V, Content> set(BiFunction<SchedulerSettings, V, SchedulerSettings> wither) {
        return (content, value) -> content.settings(wither.apply(content.settings(), value));
    }

    /** Reads a file; see {@link #load(Path, Map, UnaryOperator)}. */
    public static ScheduleConfig load(Path file) {
        return load(file, Map.of(), pipeline -> pipeline);
    }

    /**
     * Reads a file, and the file with its pipelines.
     *
     * @param variables values of variables of both files, stronger than the environment
     * @param finish makes the pipeline that is run of the one in the file: to watch its quality, say
     * @throws ConfigException with every problem of a file, each with line, column and JSON path
     */
    public static ScheduleConfig load(Path file, Map<String, String> variables, UnaryOperator<Pipeline> finish) {
        Content content = SettingsFile.loadOr(file, FILE, variables, "schedules");
        Path its = content.pipelines() == null ? file.resolveSibling("pipeline_configs.json") : content.pipelines();
        if (content.schedules().isEmpty()) {
            throw new ConfigException(Problem.of(ConfigErrors.MISSING_KEY, "the file has no schedule")
                    .at(file.toString()));
        }
        ConfigPipelines pipelines = new ConfigPipelines(its, variables, finish);
        List<Problem> problems = new ArrayList<>();
        Map<String, Schedule> schedules = new LinkedHashMap<>();
        content.schedules().forEach((name, entry) -> {
            try {
                schedules.put(name, schedule(name, entry.orElseThrow(), pipelines));
            } catch (PlanException | ConfigException e) {
                e.problems().forEach(problem -> problems.add(at(file, name, problem)));
            }
        });
        if (problems.isEmpty()) {
            try {
                Dag.of(schedules.values(), content.settings().pools().keySet());
            } catch (PlanException e) {
                e.problems().forEach(problem -> problems.add(problem.at(file.toString())));
            }
        }
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        return new ScheduleConfig(content.settings(), List.copyOf(schedules.values()));
    }

    private static Problem at(Path file, String name, Problem problem) {
        return problem.where() == null ? problem.at(file + ", schedule '" + name + "'") : problem.at(file.toString());
    }

    private static Schedule schedule(String name, Entry entry, ConfigPipelines pipelines) {
        if (!pipelines.names().contains(entry.pipeline())) {
            throw new ConfigException(Problem.of(
                    ConfigErrors.UNKNOWN_PIPELINE,
                    "there is no pipeline '" + entry.pipeline() + "' in " + pipelines.file() + ". "
                            + Suggestion.among(entry.pipeline(), pipelines.names())));
        }
        Schedule schedule = Schedule.of(
                name,
                entry.pipeline(),
                pipelines.get(entry.pipeline()),
                entry.trigger().orElseThrow());
        for (UnaryOperator<Schedule> change : entry.changes()) {
            schedule = change.apply(schedule);
        }
        return schedule;
    }

    /** A scheduler with the schedules of the file, yet to be started. */
    public PipelineScheduler.Builder scheduler() {
        return PipelineScheduler.create(settings).addAll(schedules);
    }

    /** The JSON Schema of such files. */
    public static String schema() {
        return JsonSchemas.settingsOr("Schedules of Penstock pipelines", FILE, "schedules");
    }
}
