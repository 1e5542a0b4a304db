package cognitosync.localcloud.console;

import cognitosync.localcloud.access.trail.Trail;
import cognitosync.localcloud.access.trail.TrailEntry;
import cognitosync.localcloud.appsync.api.GraphqlApi;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.messages.Messages;
import cognitosync.localcloud.protocol.JsonProtocol;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /_local/console/graphql?request=N}: the fields of a GraphQL request, and how each was resolved. */
record GraphqlPage(Console.Sources sources) implements Page {
    static final String OPERATION = "appsync:GraphQL";

    @Override
    public String path() {
        return "/graphql";
    }

    @Override
    public String section() {
        return "";
    }

    /** The address for a request; empty if it isn't a GraphQL request. */
    static String href(TrailEntry entry) {
        return entry.operation().filter(OPERATION::equals).isPresent()
                ? Console.PATH + "/graphql?request=" + entry.number()
                : "";
    }

    @Override
    public String template() {
        return "graphql";
    }

    @Override
    public String title() {
        return Messages.text("console.graphql.title");
    }

    /** The API of a request, which may no longer exist. */
    private record ApiLink(String name, String href) {}

    @Override
    public Map<String, Object> values(Request request) {
        return sources.trail()
                .find(RequestLog.number(request.query("request").orElse("")))
                .filter(entry -> !href(entry).isEmpty())
                .map(this::values)
                .orElse(Map.of("gone", true));
    }

    private Map<String, Object> values(TrailEntry entry) {
        Map<String, Object> values = new LinkedHashMap<>();
        CallerNames callers = sources.callers();
        values.put("call", CallRow.of(entry, callers, TemplatePlaces.in(sources.stacks())));
        values.put("day", Formats.day(entry.at()));
        Optional<JsonNode> trace = trace(sources.trail(), entry);
        values.put("untraced", trace.isEmpty());
        trace.ifPresent(json -> put(values, GraphqlTrace.of(json, entry, callers, new Excerpts())));
        return values;
    }

    private void put(Map<String, Object> values, GraphqlTrace trace) {
        Optional<GraphqlApi> api = sources.apis().find(trace.apiId());
        values.put("title", trace.name());
        values.put(
                "api",
                List.of(new ApiLink(
                        api.map(found -> found.settings().name()).orElse(trace.apiId()),
                        api.map(found -> ApiPage.href(found.apiId())).orElse(""))));
        values.put("trace", trace);
        values.put("anyField", !trace.fields().isEmpty());
        values.put("anyError", !trace.errors().isEmpty());
    }

    /** The trace of a GraphQL request, while it is kept. */
    static Optional<JsonNode> trace(Trail trail, TrailEntry entry) {
        return href(entry).isEmpty()
                ? Optional.empty()
                : trail.detail(entry.number()).map(GraphqlPage::read);
    }

    private static JsonNode read(String detail) {
        try {
            return JsonProtocol.MAPPER.readTree(detail);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The detail of a request is not JSON.", e);
        }
    }
}
