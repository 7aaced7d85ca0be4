package io.penstock.quality.monitoring;

import io.penstock.Pipeline;
import io.penstock.RunListener;
import io.penstock.RunReport;
import io.penstock.RunStatus;
import io.penstock.quality.DataQualityMonitor;
import io.penstock.quality.alert.AlertKey;
import io.penstock.quality.alert.AlertLevel;
import io.penstock.quality.alert.AlertSignal;
import io.penstock.quality.alert.desk.AlertDesk;
import io.penstock.quality.alert.store.AlertStore;
import io.penstock.quality.audit.AuditKind;
import io.penstock.quality.audit.AuditRecorder;
import io.penstock.quality.audit.AuditTrail;
import io.penstock.quality.check.CheckResult;
import io.penstock.quality.check.QualityReport;
import io.penstock.quality.notify.Courier;
import io.penstock.quality.notify.RunAlerts;
import io.penstock.quality.report.Overview;
import io.penstock.quality.store.Database;
import io.penstock.quality.store.QualityStore;
import io.penstock.quality.store.RunRecorder;
import io.penstock.spi.Alarms;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The monitor at work:
 *
 * <pre>{@code
 * try (Monitoring monitoring = Monitoring.open(MonitoringSettings.create().checks("loans", Expect.unique("loan_id")));
 *         LocalEngine engine = LocalEngine.create().listener(monitoring)) {
 *     engine.run(monitoring.attach(loans));
 * }
 * }</pre>
 *
 * <p>As a listener it remembers every run, also failed ones, raises alerts and adds to the audit trail. What goes wrong with that is logged and told by {@link
 * #troubles}; it never fails a run. Dry runs, and runs that had been committed before, are in the audit trail only. Safe for use by several threads.
 */
public final class Monitoring implements RunListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Monitoring.class);
    private static final String SELF = "penstock";
    private static final int MOST_TROUBLES = 100;

    private final MonitoringSettings settings;
    private final Clock clock;
    private final Database database;
    private final QualityStore store;
    private final AlertStore alertStore;
    private final AlertDesk desk;
    private final Courier courier;
    private final AuditTrail audit;
    private final List<String> troubles = Collections.synchronizedList(new ArrayList<>());
    private volatile @Nullable LocalDate lastPrune;

    private Monitoring(MonitoringSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.database = Database.at(settings.store());
        this.store = QualityStore.in(database, clock).retention(settings.retention());
        this.alertStore = Alerts.store(database);
        this.desk = AlertDesk.of(alertStore).rules(settings.alerts().rules()).clock(clock);
        this.courier =
                new Courier(settings.alerts().routes(), desk, settings.alerts().delivery());
        this.audit = AuditTrail.in(database, clock);
    }

    public static Monitoring open(MonitoringSettings settings) {
        return open(settings, Clock.systemUTC());
    }

    /** With a clock of the caller's. */
    public static Monitoring open(MonitoringSettings settings, Clock clock) {
        return new Monitoring(settings, clock);
    }

    public MonitoringSettings settings() {
        return settings;
    }

    /** What is expected of a pipeline. */
    public DataQualityMonitor monitor(String pipeline) {
        return settings.monitor(pipeline);
    }

    /** A pipeline with what is expected of it. */
    public Pipeline attach(Pipeline pipeline) {
        return pipeline.inspecting(monitor(pipeline.name()));
    }

    public QualityStore store() {
        return store;
    }

    /** Where people act on alerts; acts through it are not in the audit trail by themselves, see {@link #acted}. */
    public AlertDesk desk() {
        return desk;
    }

    public AuditTrail audit() {
        return audit;
    }

    /** Adds to the audit trail that somebody acted on an alert. */
    public void acted(long alert, String who, String what) {
        audit.append(AuditKind.ALERT, "alert #" + alert, who, Map.of("act", what));
    }

    /** The desk as other modules know it: a scheduler tells it of failed, late and missing runs. People are told as of any alert. */
    public Alarms alarms() {
        return new Alarms() {
            @Override
            public void raise(Alarm alarm) {
                attempt("raise the alert '" + alarm.what() + "'", () -> {
                    try (RunAlerts alerts = new RunAlerts(desk, courier, alarm.pipeline(), alarm.runId())) {
                        alerts.raise(AlertSignal.of(
                                        AlertKey.of(alarm.pipeline(), alarm.what()),
                                        AlertLevel.valueOf(alarm.level().name()),
                                        alarm.title())
                                .message(alarm.message()));
                    }
                });
            }

            @Override
            public void clear(String pipeline, String what, String reason) {
                attempt("end the alert '" + what + "'", () -> {
                    try (RunAlerts alerts = new RunAlerts(desk, courier, pipeline, null)) {
                        alerts.recover(AlertKey.of(pipeline, what), reason);
                    }
                });
            }
        };
    }

    /** What is known of all pipelines. */
    public Overview overview(Duration window) {
        return new OverviewReader(settings, store, desk, clock.instant()).read(window);
    }

    /** What went wrong with remembering and telling, oldest first; the last 100. */
    public List<String> troubles() {
        return List.copyOf(troubles);
    }

    @Override
    public void started(Pipeline pipeline, String runId) {
        attempt(
                "add run " + runId + " to the audit trail",
                () -> audit.append(SELF, List.of(AuditRecorder.started(pipeline.name(), runId))));
    }

    @Override
    public void finished(Pipeline pipeline, RunReport report) {
        attempt(
                "add run " + report.runId() + " to the audit trail",
                () -> audit.append(SELF, AuditRecorder.acts(report)));
        if (report.status() == RunStatus.DRY_RUN || report.status() == RunStatus.ALREADY_COMMITTED) {
            return;
        }
        List<CheckResult> results = report.inspections().stream()
                .filter(QualityReport.class::isInstance)
                .flatMap(each -> ((QualityReport) each).results().stream())
                .toList();
        attempt(
                "remember run " + report.runId(),
                () -> store.save(
                        RunRecorder.storedRun(report, settings.weights().dimensions())));
        attempt("raise the alerts of run " + report.runId(), () -> {
            try (RunAlerts alerts = new RunAlerts(desk, courier, report.pipeline(), report.runId())) {
                new RunSignals(settings.automaticChecks().thresholds()).raise(report, results, alerts);
            }
        });
        attempt("remove old alerts", this::prune);
    }

    /** Once a day at most. */
    private void prune() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (!today.equals(lastPrune)) {
            lastPrune = today;
            desk.prune();
        }
    }

    private void attempt(String what, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            String trouble = "could not " + what + ": " + e.getMessage();
            LOG.warn("{}", trouble, e);
            synchronized (troubles) {
                troubles.add(trouble);
                if (troubles.size() > MOST_TROUBLES) {
                    troubles.remove(0);
                }
            }
        }
    }

    /** Waits until people are told, within the limit of the delivery. */
    @Override
    public void close() {
        courier.close();
        alertStore.close();
    }
}
