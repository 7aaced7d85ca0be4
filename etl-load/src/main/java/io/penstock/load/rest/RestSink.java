package io.penstock.load.rest;

import io.penstock.data.Batch;
import io.penstock.error.LoadException;
import io.penstock.error.Problem;
import io.penstock.load.rest.send.Outgoing;
import io.penstock.load.rest.send.Requests;
import io.penstock.load.rest.send.RestErrors;
import io.penstock.load.rest.send.SendPlan;
import io.penstock.load.rest.send.SendTime;
import io.penstock.load.rest.send.Sender;
import io.penstock.load.rest.send.Spool;
import io.penstock.schema.Schema;
import io.penstock.spi.Failure;
import io.penstock.spi.RecoverableSink;
import io.penstock.spi.RowFailures;
import io.penstock.spi.SinkOutput;
import io.penstock.spi.StepContext;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sends rows as they come, or keeps their requests until the commit. */
final class RestSink implements RecoverableSink {
    private final SendPlan plan;
    private final StepContext context;
    private final Requests requests;
    private final Sender sender;
    private final Spool.@Nullable Writer spool;
    private long sentRows;
    private long sentRequests;
    private boolean promised;
    private boolean done;

    private RestSink(SendPlan plan, Schema schema, StepContext context, Spool.@Nullable Writer spool) {
        this.plan = plan;
        this.context = context;
        this.requests = new Requests(plan, schema);
        this.sender = new Sender(plan, context);
        this.spool = spool;
    }

    static RestSink open(SendPlan plan, Schema schema, StepContext context) {
        context.checkCancelled();
        try {
            return new RestSink(
                    plan,
                    schema,
                    context,
                    plan.send() == SendTime.AT_COMMIT ? Spool.create(directory(plan), context.runId()) : null);
        } catch (IOException e) {
            throw notKept(e, plan);
        }
    }

    private static Path directory(SendPlan plan) {
        return plan.spoolDirectory().isEmpty()
                ? Path.of(System.getProperty("java.io.tmpdir"), "penstock-rest")
                : Path.of(plan.spoolDirectory());
    }

    static LoadException notKept(IOException e, SendPlan plan) {
        return new LoadException(
                Problem.of(RestErrors.SPOOL, "the requests cannot be kept on disk (" + e.getMessage() + ")")
                        .at("rest " + Sender.shown(plan))
                        .next("Set spool_directory to a directory with space that this user may write."),
                e);
    }

    @Override
    public void write(Batch batch, SinkOutput output) throws InterruptedException {
        context.checkCancelled();
        RowFailures failures = new RowFailures();
        try {
            if (spool != null) {
                requests.make(batch, spool::add);
            } else {
                requests.make(batch, request -> {
                    Map<Integer, Failure> refused = send(context.runId(), request);
                    refused.forEach((row, failure) -> failures.add(request.firstRow() + row, failure));
                });
            }
        } catch (IOException e) {
            throw notKept(e, plan);
        }
        if (!failures.isEmpty()) {
            output.reject(batch, failures);
        }
    }

    private Map<Integer, Failure> send(String runId, Outgoing request) throws IOException, InterruptedException {
        Map<Integer, Failure> refused = sender.send(runId, request);
        sentRequests++;
        sentRows += request.rows() - refused.size();
        return refused;
    }

    @Override
    public void prepare() {
        context.checkCancelled();
        if (spool != null) {
            try {
                spool.finish();
            } catch (IOException e) {
                throw notKept(e, plan);
            }
        }
    }

    @Override
    public String receipt() {
        promised = true;
        return spool == null ? "" : spool.spool().file().toAbsolutePath().toString();
    }

    @Override
    public void commit() throws InterruptedException {
        if (spool != null) {
            try {
                spool.spool().sendRest(this::send);
                spool.spool().remove();
            } catch (IOException e) {
                throw notKept(e, plan);
            }
        }
        done = true;
    }

    @Override
    public void abort() throws IOException {
        if (!done && spool != null) {
            spool.close();
            spool.spool().remove();
        }
    }

    @Override
    public String outcome() {
        String where = Sender.shown(plan);
        String rows = String.format(Locale.ROOT, "%,d", sentRows) + (sentRows == 1 ? " row was" : " rows were");
        if (done) {
            return rows + " sent to " + where + ".";
        }
        return sentRequests == 0
                ? "Nothing was sent to " + where + "."
                : rows + " already sent to " + where + " (" + sentRequests
                        + (sentRequests == 1 ? " request" : " requests")
                        + "); HTTP cannot take them back.";
    }

    @Override
    public void close() throws IOException {
        if (spool != null) {
            spool.close();
            if (!done && !promised) {
                spool.spool().remove();
            }
        }
    }
}
