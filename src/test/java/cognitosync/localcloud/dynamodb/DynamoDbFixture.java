package cognitosync.localcloud.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.Declarations;
import cognitosync.localcloud.TestAccount;
import cognitosync.localcloud.access.Authenticator;
import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.access.trail.ConsumedCapacity;
import cognitosync.localcloud.cloudformation.resource.Resource;
import cognitosync.localcloud.cloudformation.resource.ResourceHandler;
import cognitosync.localcloud.gateway.Gate;
import cognitosync.localcloud.http.Headers;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.iam.RoleAuthorizer;
import cognitosync.localcloud.iam.Roles;
import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.protocol.JsonProtocol;
import cognitosync.localcloud.store.DatabaseFixture;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Calls the service like a client, without sockets or signatures. The caller is the account owner, unless another is set. */
public final class DynamoDbFixture implements AutoCloseable {
    /** A table with the keys {@code owner} and {@code entry}, both strings; on demand. */
    static final String COMPOSITE = """
            {"TableName": "items", "BillingMode": "PAY_PER_REQUEST",
             "AttributeDefinitions": [{"AttributeName": "owner", "AttributeType": "S"},
               {"AttributeName": "entry", "AttributeType": "S"}],
             "KeySchema": [{"AttributeName": "owner", "KeyType": "HASH"}, {"AttributeName": "entry", "KeyType": "RANGE"}]}""";

    /** A table with the key {@code id}, a number. */
    static final String SIMPLE = """
            {"TableName": "simple", "BillingMode": "PAY_PER_REQUEST",
             "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "N"}],
             "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}]}""";

    public static final String ME = "eu-west-1:aaaaaaaa-0000-0000-0000-000000000001";
    public static final String OTHER = "eu-west-1:bbbbbbbb-0000-0000-0000-000000000002";

    private static final String ROLE = """
            {"RoleName": "user", "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
              "Principal": {"Federated": "cognito-identity.amazonaws.com"}, "Action": "sts:AssumeRoleWithWebIdentity"}]},
             "Policies": [{"PolicyName": "table", "PolicyDocument": {"Version": "2012-10-17", "Statement": %s}}]}""";

    /** Runs before each commit, and can make other calls. */
    Runnable beforeCommit = () -> {};

    /** The capacity that the calls have consumed. */
    final List<ConsumedCapacity> consumed = new ArrayList<>();

    public Instant now = Instant.parse("2026-11-29T12:00:00Z");

    private final DatabaseFixture disk =
            new DatabaseFixture(List.of(DynamoDb.schema(), Roles.schema()), () -> beforeCommit.run());
    private Roles roles;
    private DynamoDb service;
    private Optional<Caller> caller = Optional.of(TestAccount.OWNER);

    public DynamoDbFixture() {
        open();
    }

    private void open() {
        roles = new Roles(disk.database());
        service = new DynamoDb(
                disk.database(),
                new Gate(
                        (request, name) -> {
                            assertThat(name).isEqualTo("dynamodb");
                            return new Authenticator.Signed(
                                    caller.orElseThrow(() -> new AwsException(
                                            "MissingAuthenticationTokenException",
                                            403,
                                            "Request is missing Authentication Token")),
                                    request);
                        },
                        new RoleAuthorizer(roles, () -> now, TestAccount.REGION)),
                () -> now,
                TestAccount.ACCOUNT,
                consumed::add);
    }

    /** Restarts the service on the same database. */
    void restart() {
        disk.reopen();
        open();
    }

    ResourceHandler handler() {
        return service.handlers().get(0);
    }

    /** Deploys a table, or updates an existing one. */
    public Resource table(String properties, Resource... existing) {
        return handler()
                .deploy(Declarations.of(
                        "Table", properties, List.of(existing).stream().findFirst()));
    }

    /** Makes subsequent calls as a user whose role has these statements. */
    public void asUser(String statements) {
        Declarations.handler(roles.handlers(new SecureRandom()), "AWS::IAM::Role")
                .deploy(Declarations.of("Role", ROLE.formatted(statements)));
        caller = Optional.of(new Caller.Identity(
                "arn:aws:sts::" + TestAccount.ID + ":assumed-role/user/CognitoIdentityCredentials",
                "arn:aws:iam::" + TestAccount.ID + ":role/user",
                "eu-west-1:11111111-2222-3333-4444-555555555555",
                ME,
                Map.of("cognito-identity.amazonaws.com:sub", List.of(ME))));
    }

    /** Makes subsequent calls as the account owner. */
    void asOwner() {
        caller = Optional.of(TestAccount.OWNER);
    }

    /** Makes subsequent calls unsigned. */
    void unsigned() {
        caller = Optional.empty();
    }

    Answer call(String operation, String body) {
        return Answer.of(respond(new Request(
                "POST",
                "/",
                "",
                Headers.of("X-Amz-Target", "DynamoDB_20120810." + operation),
                body.getBytes(StandardCharsets.UTF_8))));
    }

    /** Answers a request of a client. */
    public Response respond(Request request) {
        return service.endpoint().respond(request);
    }

    /** Puts an item into the composite table. */
    void put(String owner, String item, String more) {
        call("PutItem", """
                {"TableName": "items", "Item": {"owner": {"S": "%s"}, "entry": {"S": "%s"}%s}}""".formatted(owner, item, more)).ok();
    }

    @Override
    public void close() {
        disk.close();
    }

    /** A response with its body. */
    record Answer(Response response, ObjectNode body) {
        static Answer of(Response response) {
            try {
                return new Answer(response, (ObjectNode) JsonProtocol.MAPPER.readTree(response.body()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Asserts success and returns the body. */
        ObjectNode ok() {
            assertThat(response.status()).as("%s", body).isEqualTo(200);
            return body;
        }

        /** Asserts an error and returns its message. */
        String refused(String code) {
            assertThat(body.path("__type").asText()).as("%s", body).endsWith("#" + code);
            assertThat(response.status()).isEqualTo(400);
            return body.path("message").asText(body.path("Message").asText());
        }
    }
}
