package cognitosync.localcloud.console;

import cognitosync.localcloud.appsync.api.GraphqlApi;
import cognitosync.localcloud.appsync.api.GraphqlApi.DataSource;
import cognitosync.localcloud.appsync.api.GraphqlApi.Field;
import cognitosync.localcloud.appsync.api.GraphqlApi.Function;
import cognitosync.localcloud.appsync.api.GraphqlApi.Resolver;
import cognitosync.localcloud.console.Excerpts.Excerpt;
import cognitosync.localcloud.http.FormEncoding;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.messages.Messages;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /_local/console/api?api=ID}: schema, data sources, functions and resolvers of one API. */
record ApiPage(ApisPage apis) implements Page {
    @Override
    public String path() {
        return "/api";
    }

    @Override
    public String section() {
        return apis.path();
    }

    /** The URL for an API. */
    static String href(String apiId) {
        return Console.PATH + "/api?" + FormEncoding.encode(Map.of("api", apiId));
    }

    @Override
    public String template() {
        return "api";
    }

    @Override
    public String title() {
        return Messages.text("console.api.title");
    }

    /**
     * A data source.
     *
     * @param table empty for type NONE
     * @param href of the table's items
     * @param role empty for type NONE
     * @param resource that created the role; with an empty href if it is in no stack
     */
    private record DataSourceView(String name, String table, String href, String role, StackResourceLink resource) {
        static DataSourceView of(String name, DataSource source, Map<String, StackResourceLink> roles) {
            String role = source.serviceRoleArn().orElse("");
            return new DataSourceView(
                    name,
                    source.tableName().orElse(""),
                    source.tableName().map(ItemsPage::href).orElse(""),
                    role,
                    roles.getOrDefault(role.substring(role.lastIndexOf('/') + 1), StackResourceLink.NONE));
        }
    }

    /** A link to a function of a pipeline. */
    private record FunctionLink(String name, String anchor) {}

    /**
     * A resolver.
     *
     * @param dataSource of a unit resolver; empty for a pipeline
     * @param functions of a pipeline, in order
     */
    private record ResolverView(
            String field, String kind, String dataSource, List<FunctionLink> functions, Excerpt code) {}

    private record FunctionView(String anchor, String name, String dataSource, Excerpt code) {}

    @Override
    public Map<String, Object> values(Request request) {
        return request.query("api").flatMap(apis.apis()::find).map(this::values).orElse(Map.of("gone", true));
    }

    private Map<String, Object> values(GraphqlApi api) {
        Excerpts excerpts = new Excerpts();
        Map<String, StackResourceLink> roles = StackResourceLink.ofType(StackResourceLink.ROLE, apis.stacks());
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("title", Messages.text("console.api.title-of", api.settings().name()));
        values.put("api", apis.view(api));
        values.put("schema", api.definition().map(excerpts::of).stream().toList());
        values.put(
                "dataSources",
                api.dataSources().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(source -> DataSourceView.of(source.getKey(), source.getValue(), roles))
                        .toList());
        values.put("anyDataSource", !api.dataSources().isEmpty());
        values.put(
                "resolvers",
                api.resolvers().entrySet().stream()
                        .sorted(Comparator.comparing(entry -> entry.getKey().toString()))
                        .map(entry -> view(api, entry.getKey(), entry.getValue(), excerpts))
                        .toList());
        values.put(
                "functions",
                api.functions().entrySet().stream()
                        .sorted(Comparator.comparing((Map.Entry<String, Function> entry) ->
                                        entry.getValue().name())
                                .thenComparing(Map.Entry::getKey))
                        .map(entry -> view(entry.getKey(), entry.getValue(), excerpts))
                        .toList());
        return values;
    }

    private static ResolverView view(GraphqlApi api, Field field, Resolver resolver, Excerpts excerpts) {
        return new ResolverView(
                field.toString(),
                resolver.dataSource().isPresent()
                        ? Messages.text("console.api.unit")
                        : Messages.text("console.api.pipeline"),
                resolver.dataSource().orElse(""),
                resolver.functions().stream()
                        .map(id -> new FunctionLink(
                                Optional.ofNullable(api.functions().get(id))
                                        .map(Function::name)
                                        .orElse(id),
                                anchor(id)))
                        .toList(),
                excerpts.of(resolver.code()));
    }

    private static FunctionView view(String id, Function function, Excerpts excerpts) {
        return new FunctionView(anchor(id), function.name(), function.dataSource(), excerpts.of(function.code()));
    }

    private static String anchor(String functionId) {
        return "function-" + functionId;
    }
}
