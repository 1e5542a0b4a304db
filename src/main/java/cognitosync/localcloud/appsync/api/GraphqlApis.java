package cognitosync.localcloud.appsync.api;

import cognitosync.localcloud.appsync.api.GraphqlApi.DataSource;
import cognitosync.localcloud.appsync.api.GraphqlApi.Field;
import cognitosync.localcloud.appsync.api.GraphqlApi.Function;
import cognitosync.localcloud.appsync.api.GraphqlApi.Resolver;
import cognitosync.localcloud.appsync.api.GraphqlApi.Settings;
import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.Row;
import cognitosync.localcloud.store.Transaction;
import cognitosync.localcloud.store.TransactionalCache;
import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All APIs. Each is needed whole by every request to it, so it is cached until something of it changes. */
public final class GraphqlApis {
    private static final int CACHED = 64;
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final TypeReference<List<String>> NAMES = new TypeReference<>() {};

    private final Database database;
    private final TransactionalCache<String, GraphqlApi> byId = new TransactionalCache<>(CACHED, api -> 1);

    /** Changes something of an API. */
    private interface Change {
        void run(Transaction transaction) throws SQLException;
    }

    /** The APIs in a database. */
    public GraphqlApis(Database database) {
        this.database = database;
    }

    /** The API of this id. */
    public Optional<GraphqlApi> find(String apiId) {
        return byId.find(apiId, () -> database.read(transaction -> load(transaction, apiId)));
    }

    /** The API whose host names begin with this id. */
    public Optional<GraphqlApi> ofEndpoint(String endpointId) {
        return database.read(transaction -> transaction.first(
                        "SELECT api_id FROM appsync_api WHERE endpoint_id = ?", row -> row.text("api_id"), endpointId))
                .flatMap(this::find);
    }

    /** The APIs whose ids come after this one, in that order. */
    public List<GraphqlApi> list(String after, int limit) {
        return database
                .read(transaction -> transaction.list(
                        "SELECT api_id FROM appsync_api WHERE api_id > ? ORDER BY api_id LIMIT ?",
                        row -> row.text("api_id"),
                        after,
                        limit))
                .stream()
                .flatMap(apiId -> find(apiId).stream())
                .toList();
    }

    void put(String apiId, String endpointId, Settings settings) {
        change(
                apiId,
                transaction -> transaction.update(
                        "INSERT INTO appsync_api (api_id, endpoint_id, name, introspection, query_depth_limit,"
                                + " resolver_count_limit, environment) VALUES (?, ?, ?, ?, ?, ?, ?)"
                                + " ON CONFLICT (api_id) DO UPDATE SET name = excluded.name,"
                                + " introspection = excluded.introspection,"
                                + " query_depth_limit = excluded.query_depth_limit,"
                                + " resolver_count_limit = excluded.resolver_count_limit,"
                                + " environment = excluded.environment",
                        apiId,
                        endpointId,
                        settings.name(),
                        settings.introspection(),
                        settings.queryDepthLimit(),
                        settings.resolverCountLimit(),
                        settings.environment()));
    }

    void delete(String apiId) {
        delete(apiId, "DELETE FROM appsync_api WHERE api_id = ?", apiId);
    }

    void putDefinition(String apiId, Optional<String> definition) {
        change(
                apiId,
                transaction -> transaction.update(
                        "UPDATE appsync_api SET definition = ? WHERE api_id = ?", definition.orElse(null), apiId));
    }

    void putDataSource(String apiId, String name, DataSource dataSource) {
        change(
                apiId,
                transaction -> transaction.update(
                        "INSERT INTO appsync_data_source VALUES (?, ?, ?, ?) ON CONFLICT (api_id, name) DO UPDATE"
                                + " SET service_role_arn = excluded.service_role_arn, table_name = excluded.table_name",
                        apiId,
                        name,
                        dataSource.serviceRoleArn().orElse(null),
                        dataSource.tableName().orElse(null)));
    }

    void deleteDataSource(String apiId, String name) {
        change(
                apiId,
                transaction -> transaction.update(
                        "DELETE FROM appsync_data_source WHERE api_id = ? AND name = ?", apiId, name));
    }

    void putFunction(String apiId, String functionId, Function function) {
        change(
                apiId,
                transaction -> transaction.update(
                        "INSERT INTO appsync_function VALUES (?, ?, ?, ?, ?) ON CONFLICT (function_id) DO UPDATE"
                                + " SET name = excluded.name, data_source = excluded.data_source, code = excluded.code",
                        functionId,
                        apiId,
                        function.name(),
                        function.dataSource(),
                        function.code()));
    }

    void deleteFunction(String apiId, String functionId) {
        delete(apiId, "DELETE FROM appsync_function WHERE function_id = ?", functionId);
    }

    void putResolver(String apiId, Field field, Resolver resolver) {
        change(
                apiId,
                transaction -> transaction.update(
                        "INSERT INTO appsync_resolver VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (api_id, type, field) DO UPDATE"
                                + " SET data_source = excluded.data_source, functions = excluded.functions,"
                                + " code = excluded.code",
                        apiId,
                        field.type(),
                        field.name(),
                        resolver.dataSource().orElse(null),
                        resolver.functions(),
                        resolver.code()));
    }

    void deleteResolver(String apiId, Field field) {
        delete(
                apiId,
                "DELETE FROM appsync_resolver WHERE api_id = ? AND type = ? AND field = ?",
                apiId,
                field.type(),
                field.name());
    }

    /** Deletes something with code. */
    private void delete(String apiId, String sql, Object... arguments) {
        change(apiId, transaction -> {
            transaction.update(sql, arguments);
            StoredScripts.deleteUnused(transaction);
        });
    }

    private void change(String apiId, Change change) {
        database.write(transaction -> {
            byId.invalidate(transaction, apiId);
            change.run(transaction);
            return null;
        });
    }

    private static Optional<GraphqlApi> load(Transaction transaction, String apiId) throws SQLException {
        Map<String, DataSource> dataSources = new HashMap<>();
        transaction.each(
                "SELECT * FROM appsync_data_source WHERE api_id = ?",
                row -> dataSources.put(
                                row.text("name"),
                                new DataSource(row.optionalText("service_role_arn"), row.optionalText("table_name")))
                        == null,
                apiId);
        Map<String, Function> functions = new HashMap<>();
        transaction.each(
                "SELECT * FROM appsync_function WHERE api_id = ?",
                row -> functions.put(
                                row.text("function_id"),
                                new Function(row.text("name"), row.text("data_source"), row.text("code")))
                        == null,
                apiId);
        Map<Field, Resolver> resolvers = new HashMap<>();
        transaction.each(
                "SELECT * FROM appsync_resolver WHERE api_id = ?",
                row -> resolvers.put(
                                new Field(row.text("type"), row.text("field")),
                                new Resolver(
                                        row.optionalText("data_source"),
                                        row.json("functions", NAMES),
                                        row.text("code")))
                        == null,
                apiId);
        return transaction.first(
                "SELECT * FROM appsync_api WHERE api_id = ?",
                row -> new GraphqlApi(
                        apiId,
                        row.text("endpoint_id"),
                        settings(row),
                        row.optionalText("definition"),
                        dataSources,
                        functions,
                        resolvers),
                apiId);
    }

    private static Settings settings(Row row) throws SQLException {
        return new Settings(
                row.text("name"),
                row.flag("introspection"),
                (int) row.number("query_depth_limit"),
                (int) row.number("resolver_count_limit"),
                row.json("environment", TEXTS));
    }
}
