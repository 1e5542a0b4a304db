package cognitosync.localcloud.appsync;

import cognitosync.localcloud.Declarations;
import cognitosync.localcloud.TestAccount;
import cognitosync.localcloud.access.Authenticator;
import cognitosync.localcloud.access.trail.RequestDetail;
import cognitosync.localcloud.appsync.graphql.GraphqlHttp;
import cognitosync.localcloud.cloudformation.resource.Resource;
import cognitosync.localcloud.gateway.Gate;
import cognitosync.localcloud.http.Headers;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.protocol.JsonProtocol;
import cognitosync.localcloud.store.DatabaseFixture;
import cognitosync.localcloud.store.Transaction;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;

/** The whole service without sockets and signatures: the account owner deploys to it and calls it. */
final class AppSyncFixture implements AutoCloseable {
    private final DatabaseFixture disk = new DatabaseFixture(AppSync.schema());
    private AppSync service;

    AppSyncFixture() {
        start();
    }

    /** As the next run of the local cloud does. */
    void restart() {
        disk.reopen();
        start();
    }

    private void start() {
        service = new AppSync(new AppSync.Dependencies(
                disk.database(),
                new Gate(
                        (request, name) -> new Authenticator.Signed(TestAccount.OWNER, request),
                        (caller, action, resource, policy, keys) -> {}),
                TestAccount.ACCOUNT,
                (bucket, key) -> Optional.empty(),
                (role, operation, request) -> {
                    throw new AssertionError("There is no table.");
                },
                RequestDetail.Listener.NOBODY,
                InstantSource.system(),
                new SecureRandom()));
    }

    AppSync service() {
        return service;
    }

    /** Deploys a resource whose properties are JSON with apostrophes. */
    Resource deploy(String type, String properties) {
        return Declarations.handler(service.handlers(), "AWS::AppSync::" + type)
                .prepare(Declarations.of(type, properties.replace('\'', '"')))
                .get();
    }

    void delete(String type, Resource resource) {
        Declarations.handler(service.handlers(), "AWS::AppSync::" + type).delete(resource.physicalId());
    }

    /** The answer of an API to a query. */
    JsonNode query(String apiId, String query) {
        String endpointId = service.inventory().find(apiId).orElseThrow().endpointId();
        Request request = new Request(
                "POST",
                GraphqlHttp.PATH + endpointId + "/graphql",
                "",
                Headers.of("Authorization", "AWS4-HMAC-SHA256 signed"),
                JsonNodeFactory.instance
                        .objectNode()
                        .put("query", query)
                        .toString()
                        .getBytes(StandardCharsets.UTF_8));
        try {
            return JsonProtocol.MAPPER.readTree(
                    service.endpoint().respond(request).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Changes rows behind the service's back, and answers how many. */
    int update(String sql, Object... arguments) {
        return disk.database().write(transaction -> transaction.update(sql, arguments));
    }

    /** How many rows a table has. */
    long count(String table) {
        return disk.database().read(transaction -> count(transaction, table));
    }

    private static long count(Transaction transaction, String table) throws SQLException {
        return transaction
                .first("SELECT count(*) AS number FROM " + table, row -> row.number("number"))
                .orElseThrow();
    }

    @Override
    public void close() {
        disk.close();
    }
}
