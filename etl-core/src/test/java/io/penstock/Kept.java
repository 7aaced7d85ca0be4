package io.penstock;

import io.penstock.data.Batch;
import io.penstock.data.Row;
import io.penstock.schema.Schema;
import io.penstock.spi.BatchSink;
import io.penstock.spi.Description;
import io.penstock.spi.Loader;
import io.penstock.spi.SinkOutput;
import io.penstock.spi.StepContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A sink that keeps rows, notes what the engine calls, and fails where it is told to. */
final class Kept implements Loader {
    private static final long serialVersionUID = 1L;

    final transient List<Map<String, Object>> rows = new ArrayList<>();
    final transient List<String> calls = new ArrayList<>();
    private final String name;
    private final String failAt;

    Kept(String name, String failAt) {
        this.name = name;
        this.failAt = failAt;
    }

    Kept(String name) {
        this(name, "");
    }

    List<Object> column(String column) {
        return rows.stream().map(row -> row.get(column)).toList();
    }

    @Override
    public Description describe() {
        return Description.of("kept", name);
    }

    @Override
    public BatchSink open(Schema schema, StepContext context) {
        call("open");
        List<Map<String, Object>> pending = new ArrayList<>();
        return new BatchSink() {
            @Override
            public void write(Batch batch, SinkOutput output) {
                if (calls.get(calls.size() - 1).equals("open")) {
                    call("write");
                }
                for (Row row : batch.rows()) {
                    pending.add(row.toMap());
                }
            }

            @Override
            public void prepare() {
                call("prepare");
            }

            @Override
            public void commit() {
                call("commit");
                rows.addAll(pending);
            }

            @Override
            public void abort() {
                calls.add("abort");
            }

            @Override
            public String outcome() {
                return "kept in " + name;
            }

            @Override
            public void close() {
                calls.add("close");
            }
        };
    }

    private void call(String method) {
        calls.add(method);
        if (method.equals(failAt)) {
            throw new IllegalStateException("told to fail at " + method);
        }
    }
}
