package io.penstock.extract.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.penstock.extract.rest.LoopbackServer.Answer;
import io.penstock.extract.rest.page.Paging;
import io.penstock.http.settings.Authentication;
import io.penstock.spi.Extractor;
import io.penstock.testkit.contract.ExtractorContract;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

class RestExtractorContractTest extends ExtractorContract {
    private final List<LoopbackServer> servers = new ArrayList<>();

    @Override
    protected Extractor source(List<List<@Nullable Object>> rows) throws Exception {
        LoopbackServer server = LoopbackServer.answering(asked -> {
            int page = Integer.parseInt(asked.path().replaceAll(".*page=(\\d+).*", "$1"));
            int from = Math.min(rows.size(), (page - 1) * 4);
            return Answer.json(json(rows.subList(from, Math.min(rows.size(), from + 4))));
        });
        servers.add(server);
        return RestExtractor.of(server.url("/"))
                .auth(Authentication.basic("ann", "geheim"))
                .recordPath("/items")
                .paging(Paging.pageNumber("page"))
                .schema(schema());
    }

    private String json(List<List<@Nullable Object>> rows) throws Exception {
        List<Map<String, @Nullable Object>> items = new ArrayList<>();
        for (List<@Nullable Object> row : rows) {
            Map<String, @Nullable Object> item = new LinkedHashMap<>();
            for (int c = 0; c < row.size(); c++) {
                Object value = row.get(c);
                boolean plain = value == null || value instanceof Number || value instanceof Boolean;
                item.put(schema().field(c).name(), plain ? value : String.valueOf(value));
            }
            items.add(item);
        }
        return new ObjectMapper().writeValueAsString(Map.of("items", items));
    }

    @Override
    protected List<UnaryOperator<Extractor>> withers() {
        return List.of(
                e -> ((RestExtractor) e).header("X-A", "b"),
                e -> ((RestExtractor) e).onStatus(404, StatusAction.NO_DATA),
                e -> ((RestExtractor) e).query(Map.of("a", "b")));
    }

    @Override
    protected List<String> secrets() {
        return List.of("geheim");
    }

    @AfterEach
    void stop() {
        servers.forEach(LoopbackServer::close);
    }
}
