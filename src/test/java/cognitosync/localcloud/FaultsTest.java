package cognitosync.localcloud;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.access.Authenticator;
import cognitosync.localcloud.access.Authorizer;
import cognitosync.localcloud.access.credentials.CredentialsIssuer;
import cognitosync.localcloud.access.credentials.Sessions;
import cognitosync.localcloud.access.policy.Evaluation;
import cognitosync.localcloud.bootstrap.ParameterStore;
import cognitosync.localcloud.bootstrap.SecurityTokens;
import cognitosync.localcloud.cloudformation.api.CloudFormation;
import cognitosync.localcloud.cloudformation.stack.Stacks;
import cognitosync.localcloud.cloudformation.template.SystemParameters;
import cognitosync.localcloud.gateway.Gate;
import cognitosync.localcloud.http.Endpoint;
import cognitosync.localcloud.http.Headers;
import cognitosync.localcloud.http.MalformedRequestException;
import cognitosync.localcloud.http.PercentEncoding;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.identitypool.IdentityPools;
import cognitosync.localcloud.s3.S3;
import cognitosync.localcloud.s3.bucket.Buckets;
import cognitosync.localcloud.s3.bucket.Buckets.Bucket;
import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.DatabaseFixture;
import cognitosync.localcloud.store.Disks;
import cognitosync.localcloud.store.StoreException;
import cognitosync.localcloud.sync.CognitoSync;
import cognitosync.localcloud.sync.SyncFixture;
import cognitosync.localcloud.sync.dataset.SyncLimits;
import cognitosync.localcloud.sync.store.SyncDataLifecycle;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What fails here reaches every client in its own protocol: what it cannot read, it calls a broken answer. */
class FaultsTest {
    private static final String SECRET = "what only the log may say";

    private final Fault inside = new Fault();

    @AutoClose
    private final DatabaseFixture disk = new DatabaseFixture(
            List.of(S3.schema(), IdentityPools.schema(), CognitoSync.schema(), Sessions.schema(), Stacks.schema()),
            inside);

    private final Database database = disk.database();

    @BeforeEach
    void addBucket() {
        new Buckets(database)
                .save(new Bucket(
                        "bucket", "eu-west-1", Optional.empty(), new Bucket.PublicAccessBlock(true, true), Map.of()));
    }

    /** Thrown at every commit once it is set. */
    private static final class Fault implements Runnable {
        private Optional<Throwable> next = Optional.empty();

        @Override
        public void run() {
            next.ifPresent(FaultsTest::raise);
        }
    }

    private static void raise(Throwable fault) {
        if (fault instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) fault;
    }

    /** Each service with a request that policies are evaluated for, and one whose operation writes. */
    enum Service {
        SYNC("InternalErrorException"),
        IDENTITY("InternalErrorException"),
        PARAMETERS("InternalServerError"),
        TOKENS("InternalFailure"),
        STACKS("InternalFailure"),
        BUCKETS("InternalError");

        private final String code;

        Service(String code) {
            this.code = code;
        }

        private Request request() {
            return switch (this) {
                case SYNC -> get("/identitypools");
                case IDENTITY -> target("AWSCognitoIdentityService.DescribeIdentity");
                case PARAMETERS -> target("AmazonSSM.GetParameter");
                case TOKENS -> form("Action=AssumeRole&RoleArn=arn:aws:iam::123456789012:role/any");
                case STACKS -> form("Action=ListStacks");
                case BUCKETS -> get("/bucket/key");
            };
        }

        private Request write() {
            return switch (this) {
                case SYNC ->
                    send(
                            "POST",
                            SyncFixture.POOL_PATH + "/events",
                            Headers.NONE,
                            "{\"Events\":{\"SyncTrigger\":\"arn:aws:lambda:eu-west-1:1:function:f\"}}");
                case IDENTITY ->
                    target("AWSCognitoIdentityService.DeleteIdentities", "{\"IdentityIdsToDelete\":[\"eu-west-1:1\"]}");
                case PARAMETERS -> request();
                case TOKENS ->
                    form("Action=AssumeRole&RoleSessionName=session&RoleArn=arn:aws:iam::123456789012:role/"
                            + "cdk-hnb659fds-deploy-role-123456789012-eu-west-1");
                case STACKS ->
                    form("Action=CreateChangeSet&StackName=s&ChangeSetName=c&ChangeSetType=CREATE&TemplateBody="
                            + PercentEncoding.encode("{\"Resources\":{\"A\":{\"Type\":\"AWS::CDK::Metadata\"}}}"));
                case BUCKETS -> send("PUT", "/bucket/key", Headers.NONE, "content");
            };
        }

        private static Request get(String path) {
            return send("GET", path, Headers.NONE, "");
        }

        private static Request target(String target) {
            return target(target, "{\"Name\": \"/n\"}");
        }

        private static Request target(String target, String body) {
            return send("POST", "/", Headers.of("X-Amz-Target", target), body);
        }

        private static Request send(String method, String path, Headers headers, String body) {
            return new Request(method, path, "", headers, body.getBytes(StandardCharsets.UTF_8));
        }

        private static Request form(String form) {
            Headers headers = Headers.of("Content-Type", "application/x-www-form-urlencoded");
            return send("POST", "/", headers, form);
        }

        private boolean speaksJson() {
            return this == SYNC || this == IDENTITY || this == PARAMETERS;
        }

        private Endpoint endpoint(Database database, Gate gate, Runnable reading) {
            return switch (this) {
                case SYNC ->
                    new CognitoSync(new CognitoSync.Dependencies(
                                    database,
                                    gate,
                                    InstantSource.system(),
                                    TestAccount.ACCOUNT,
                                    SyncLimits.AWS,
                                    SyncFixture.directory(id -> false),
                                    (poolId, identityId) -> true,
                                    new SyncDataLifecycle(database)))
                            .endpoint();
                case IDENTITY ->
                    new IdentityPools(new IdentityPools.Dependencies(
                                    database,
                                    null,
                                    null,
                                    gate,
                                    TestAccount.ACCOUNT,
                                    null,
                                    null,
                                    null,
                                    Evaluation.Listener.NONE,
                                    InstantSource.system()))
                            .endpoint();
                case PARAMETERS ->
                    new ParameterStore(TestAccount.ACCOUNT, name -> {
                                reading.run();
                                return Optional.empty();
                            })
                            .endpoint(gate);
                case TOKENS ->
                    new SecurityTokens(
                                    new CredentialsIssuer(
                                            new Sessions(database), InstantSource.system(), new SecureRandom()),
                                    TestAccount.ACCOUNT)
                            .endpoint(gate);
                case STACKS ->
                    new CloudFormation(gate, stacks(database), null, null, null, TestAccount.ACCOUNT).endpoint();
                case BUCKETS ->
                    new S3(new S3.Dependencies(
                                    database,
                                    InstantSource.system(),
                                    (bucket, key) -> Optional.empty(),
                                    (stack, text) -> text,
                                    TestAccount.ACCOUNT,
                                    Evaluation.Listener.NONE))
                            .api(gate);
            };
        }
    }

    private static Stacks stacks(Database database) {
        return new Stacks(new Stacks.Dependencies(
                database, TestAccount.ACCOUNT, SystemParameters.BOOTSTRAPPED, List.of(), InstantSource.system()));
    }

    static Stream<Arguments> faults() {
        List<Supplier<Throwable>> faults = List.of(
                Disks::full,
                () -> new StoreException(SECRET),
                () -> new IllegalStateException(SECRET),
                () -> new StackOverflowError(SECRET));
        return Stream.of(Service.values())
                .flatMap(service -> faults.stream().map(fault -> Arguments.of(service, fault.get())));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void fault_isAnInternalErrorOfTheProtocol_thatTellsNothing(Service service, Throwable fault) {
        Response answer = respond(service, fault);
        assertThat(answer.status()).isEqualTo(500);
        assertThat(text(answer)).doesNotContain(SECRET, "local.sqlite").contains("the log of the local cloud");
        assertInProtocol(service, answer, service.code);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void faultInsideAnOperation_isAnInternalErrorOfTheProtocol_thatTellsNothing(Service service, Throwable fault) {
        Gate gate = gate((caller, action, arn, policy, keys) -> {});
        Endpoint endpoint = service.endpoint(database, gate, inside);
        inside.next = Optional.of(fault);
        Response answer = endpoint.respond(service.write());
        inside.next = Optional.empty();
        assertThat(answer.status()).isEqualTo(500);
        assertThat(text(answer)).doesNotContain(SECRET, "local.sqlite").contains("the log of the local cloud");
        assertInProtocol(service, answer, service.code);
    }

    @ParameterizedTest
    @EnumSource
    void malformedRequest_isTheCallersFault(Service service) {
        Response answer = respond(service, new MalformedRequestException("not so"));
        assertThat(answer.status()).isEqualTo(400);
        String code = service.code.equals("InternalFailure") ? "MalformedQueryString" : "InvalidURI";
        assertInProtocol(service, answer, service.speaksJson() ? "SerializationException" : code);
    }

    private Response respond(Service service, Throwable fault) {
        Gate gate = gate((caller, action, arn, policy, keys) -> raise(fault));
        return service.endpoint(database, gate, () -> {}).respond(service.request());
    }

    private static Gate gate(Authorizer authorizer) {
        return new Gate((request, name) -> new Authenticator.Signed(TestAccount.OWNER, request), authorizer);
    }

    private static void assertInProtocol(Service service, Response answer, String code) {
        if (service.speaksJson()) {
            assertThat(answer.headers().first("x-amzn-ErrorType")).contains(code);
            assertThat(text(answer)).startsWith("{").contains("\"__type\":\"" + code + "\"");
        } else {
            assertThat(answer.headers().first("Content-Type").orElseThrow()).contains("xml");
            assertThat(text(answer)).startsWith("<?xml").contains("<Code>" + code + "</Code>");
        }
    }

    private static String text(Response answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
