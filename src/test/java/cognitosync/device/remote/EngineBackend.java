package cognitosync.device.remote;

import cognitosync.device.remote.appsync.AppSyncApi;
import cognitosync.device.remote.dynamodb.DatasetTable;
import cognitosync.localcloud.dynamodb.DynamoDbFixture;
import cognitosync.localcloud.sync.SyncFixture;
import cognitosync.resolvers.ResolvedApi;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.cognitosync.CognitoSyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * A backend in this JVM: the real SDK and the local cloud's own service, without sockets.
 *
 * @param wire between them
 * @param clients with the credentials of {@link #OWNER}
 * @param developer with developer credentials
 * @param setClock sets the clock of the service and the device
 * @param closing ends the service
 */
public record EngineBackend(
        EngineWire wire, DatasetClients clients, DatasetClients developer, Consumer<Instant> setClock, Runnable closing)
        implements AutoCloseable {
    /** Whose datasets are read and written. */
    public static final String OWNER = DynamoDbFixture.ME;

    /** The name of the table. */
    public static final String TABLE = "datasets";

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static final String PROPERTIES = """
            {"TableName": "datasets", "BillingMode": "PAY_PER_REQUEST",
             "AttributeDefinitions": [{"AttributeName": "owner", "AttributeType": "S"},
               {"AttributeName": "item", "AttributeType": "S"}],
             "KeySchema": [{"AttributeName": "owner", "KeyType": "HASH"}, {"AttributeName": "item", "KeyType": "RANGE"}]}""";

    /** The statement of the stack's role. */
    private static final String STATEMENT = """
            [{"Effect": "Allow", "Action": ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query"],
              "Resource": "arn:aws:dynamodb:eu-west-1:123456789012:table/datasets",
              "Condition": {"ForAllValues:StringEquals": {"dynamodb:LeadingKeys": ["${cognito-identity.amazonaws.com:sub}"]},
                "Null": {"dynamodb:LeadingKeys": "false"}}}]""";

    /** Cognito Sync. */
    public static EngineBackend cognitoSync() {
        SyncFixture service = new SyncFixture();
        service.now = START;
        EngineWire wire = new EngineWire(service::respond, () -> service.now);
        DatasetClients pool =
                new CognitoSyncPool(built(CognitoSyncClient.builder(), wire), SyncFixture.POOL, () -> service.now);
        return new EngineBackend(wire, pool, pool, now -> service.now = now, service::close);
    }

    /** The table. */
    public static EngineBackend table() {
        return of(tables());
    }

    private static DynamoDbFixture tables() {
        DynamoDbFixture service = new DynamoDbFixture();
        service.now = START;
        service.table(PROPERTIES);
        service.asUser(STATEMENT);
        return service;
    }

    private static EngineBackend of(DynamoDbFixture service) {
        EngineWire wire = new EngineWire(service::respond, () -> service.now);
        DatasetClients table = new DatasetTable(built(DynamoDbClient.builder(), wire), TABLE, () -> service.now);
        return new EngineBackend(wire, table, table, now -> service.now = now, service::close);
    }

    /** The stack's API with its resolvers, before the table. */
    public static EngineBackend api() {
        DynamoDbFixture tables = tables();
        EngineBackend table = of(tables);
        Instant[] now = {START};
        Consumer<Instant> setClock = at -> {
            now[0] = at;
            table.setClock.accept(at);
        };
        EngineWire wire = new EngineWire(new ResolvedApi(tables::respond, () -> now[0])::respond, () -> now[0]);
        AppSyncApi api = new AppSyncApi(
                new AppSyncApi.Address(
                        "eu-west-1",
                        URI.create("http://localhost/appsync-api/a/graphql"),
                        URI.create("ws://localhost/appsync-realtime-api/a/graphql")),
                StaticCredentialsProvider.create(AwsSessionCredentials.create("a", "s", "t")),
                new AppSyncApi.Calls(
                        wire,
                        HttpClient::newHttpClient,
                        retries(),
                        Duration.ofSeconds(35),
                        Duration.ofSeconds(20),
                        () -> {}),
                () -> now[0],
                pause -> setClock.accept(now[0].plus(pause)));
        return new EngineBackend(wire, api, table.clients, setClock, table::close);
    }

    private static RetryStrategy retries() {
        return AwsRetryStrategy.standardRetryStrategy().toBuilder()
                .backoffStrategy(BackoffStrategy.retryImmediately())
                .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
                .build();
    }

    private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C built(
            B builder, EngineWire wire) {
        return builder.httpClient(wire)
                .endpointOverride(URI.create("http://localhost"))
                .region(Region.EU_WEST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "s")))
                .overrideConfiguration(configuration -> configuration.retryStrategy(retries()))
                .build();
    }

    /** A device of the owner. */
    public DatasetClient device() {
        return clients.of(OWNER);
    }

    @Override
    public void close() {
        clients.close();
        closing.run();
    }
}
