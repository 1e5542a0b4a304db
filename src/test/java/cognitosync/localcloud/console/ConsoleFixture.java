package cognitosync.localcloud.console;

import cognitosync.localcloud.access.Authenticator;
import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.access.policy.AuthorizationRequest;
import cognitosync.localcloud.access.policy.AuthorizationRequest.Principal;
import cognitosync.localcloud.access.policy.AuthorizationRequest.RequestContext;
import cognitosync.localcloud.access.policy.Evaluation;
import cognitosync.localcloud.access.policy.PolicyDocument;
import cognitosync.localcloud.access.policy.PolicyKind;
import cognitosync.localcloud.access.trail.Trail;
import cognitosync.localcloud.address.Origins;
import cognitosync.localcloud.appsync.AppSync;
import cognitosync.localcloud.appsync.api.GraphqlApis;
import cognitosync.localcloud.appsync.realtime.OpenConnection;
import cognitosync.localcloud.cloudformation.stack.StackFixture;
import cognitosync.localcloud.cloudformation.stack.Stacks;
import cognitosync.localcloud.dynamodb.DynamoDb;
import cognitosync.localcloud.http.Headers;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.identitypool.IdentityPools;
import cognitosync.localcloud.mail.Inbox;
import cognitosync.localcloud.mail.Mailbox;
import cognitosync.localcloud.mail.Mailbox.Message;
import cognitosync.localcloud.s3.S3;
import cognitosync.localcloud.s3.bucket.BucketBrowser;
import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.DatabaseFixture;
import cognitosync.localcloud.sync.CognitoSync;
import cognitosync.localcloud.sync.store.DatasetBrowser;
import cognitosync.localcloud.sync.store.SqliteDatasetStore;
import cognitosync.localcloud.sync.store.SyncDataLifecycle;
import cognitosync.localcloud.sync.store.Usages;
import cognitosync.localcloud.token.SigningKeys;
import cognitosync.localcloud.token.TestKeys;
import cognitosync.localcloud.userpool.UserPools;
import cognitosync.localcloud.userpool.users.User;
import cognitosync.localcloud.userpool.users.Users;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The console over a small account, without a socket. */
final class ConsoleFixture implements AutoCloseable {
    static final String HOST = "localhost:4566";
    private static final RequestContext CONTEXT = new RequestContext(Map.of(
            "cognito-identity.amazonaws.com:aud", List.of(ConsoleSampleData.POOL),
            "cognito-identity.amazonaws.com:sub", List.of(ConsoleSampleData.IDENTITY),
            "cognito-identity.amazonaws.com:amr", List.of("authenticated", "cognito-idp"),
            "aws:Referer", List.of("http://localhost:8080/index.html?code=secret-code&state=s")));
    static final Caller.Identity CALLER = new Caller.Identity(
            "arn:aws:sts::123456789012:assumed-role/Test-Role-ABC/CognitoIdentityCredentials",
            ConsoleSampleData.ROLE,
            ConsoleSampleData.POOL,
            ConsoleSampleData.IDENTITY,
            CONTEXT.values());

    final ConsoleSampleData cloud;
    final Trail trail;
    final TableCalls tables;
    final LocalPages pages;
    private final DatabaseFixture disk = new DatabaseFixture(
            Stacks.schema(),
            S3.schema(),
            SigningKeys.schema(),
            Mailbox.schema(),
            UserPools.schema(),
            IdentityPools.schema(),
            CognitoSync.schema(),
            DynamoDb.schema(),
            AppSync.schema());
    private final Database database = disk.database();
    final GraphqlApis apis = new GraphqlApis(database);
    private volatile List<OpenConnection> connections = List.of();
    private final Mailbox mailbox = new Mailbox(database);
    private final Users users;

    ConsoleFixture() {
        this(0);
    }

    /** With requests whose numbers begin behind this one. */
    ConsoleFixture(long start) {
        trail = new Trail(() -> ConsoleSampleData.AT, start);
        mail("1", "123456");
        tables = new TableCalls(database, trail, CALLER);
        Stacks stacks = StackFixture.stacks(
                database, ConsoleSampleData.Recorded.ROLES, ConsoleSampleData.Recorded.APIS, tables.handler());
        cloud = new ConsoleSampleData(database, stacks);
        cloud.add();
        SecureRandom random = new SecureRandom();
        UserPools userPools = new UserPools(new UserPools.Dependencies(
                database,
                () -> ConsoleSampleData.AT,
                random,
                new SigningKeys(database, TestKeys.supplier()),
                TestKeys.sealing(),
                mailbox,
                UnaryOperator.identity(),
                ""));
        users = userPools.users();
        // Only what reads the database is asked here.
        IdentityPools identityPools = new IdentityPools(
                new IdentityPools.Dependencies(database, null, null, null, null, null, null, null, null, null));
        SyncDataLifecycle stored = new SyncDataLifecycle(database);
        pages = new Console(
                        new Console.Sources(
                                trail,
                                stacks,
                                new Origins("eu-west-1", 4566, null),
                                new BucketBrowser(database),
                                tables.inventory(),
                                apis,
                                () -> connections,
                                userPools,
                                identityPools,
                                new DatasetBrowser(
                                        new SqliteDatasetStore(database, stored.cache(), (poolId, identityId) -> true),
                                        new Usages(database)),
                                mailbox),
                        random)
                .pages(new Inbox(mailbox)::addRoutes);
    }

    /** The user, until deleted. */
    Optional<User> sam() {
        return users.find(ConsoleSampleData.USER_POOL, ConsoleSampleData.SUB);
    }

    /** Whether the user is as at the beginning. */
    boolean isSamUntouched() {
        return sam().filter(user -> !user.confirmed()).isPresent();
    }

    /** A message comes in. */
    void mail(String id, String code) {
        database.write(t -> {
            mailbox.add(
                    t,
                    new Message(
                            id,
                            ConsoleSampleData.AT,
                            ConsoleSampleData.USER_POOL,
                            "sam@example.com",
                            "sign-up",
                            "Your code",
                            "Code " + code,
                            code));
            return null;
        });
    }

    /** A call whose signature is refused. */
    void callSignedWrongly() {
        trail.follow("API", request -> Response.empty(403))
                .respond(new Request(
                        "POST",
                        "/",
                        "",
                        Headers.of(
                                "Authorization",
                                "AWS4-HMAC-SHA256 Credential=AKIA/20261122/eu-west-1/cloudtrail/aws4_request, Signature=0",
                                "X-Amz-Target",
                                "CloudTrail_20131101.LookupEvents"),
                        new byte[0]));
    }

    /** The identity takes its role. */
    void assumeRole() {
        call(null, judge(PolicyKind.TRUST, "AssumeRolePolicyDocument", ConsoleSampleData.TRUST, assumption()), 200);
    }

    /** It asks for a dataset of an identity. */
    void listRecords(String identity) {
        Evaluation judgement = judge(
                PolicyKind.IDENTITY,
                "OwnDatasets",
                ConsoleSampleData.POLICY,
                request(
                        new Principal.Aws(CALLER.arn(), ConsoleSampleData.ROLE, "123456789012"),
                        "cognito-sync:ListRecords",
                        "arn:aws:cognito-sync:eu-west-1:123456789012:identitypool/" + ConsoleSampleData.POOL
                                + "/identity/" + identity + "/dataset/preference"));
        call(CALLER, judgement, judgement.decision().isAllowed() ? 200 : 403);
    }

    /** It asks for two fields of an API, the second of which is denied, and is answered with this detail, if any. */
    void graphql(String detail) {
        graphql(detail, 0);
    }

    /** With further decisions before those on the fields. */
    void graphql(String detail, int before) {
        String api = "arn:aws:appsync:eu-west-1:123456789012:apis/" + ConsoleSampleData.API + "/types/Mutation/fields/";
        Headers headers = Headers.of(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=A/20261122/eu-west-1/appsync/aws4_request, Signature=secret-signature");
        trail.follow("API", request -> {
                    trail.followCallers((signed, service) -> new Authenticator.Signed(CALLER, signed))
                            .authenticate(request, "appsync");
                    for (int i = 0; i < before; i++) {
                        trail.evaluated(field(api + "other"));
                    }
                    trail.evaluated(field(api + "update"));
                    trail.evaluated(field(api + "other"));
                    trail.evaluated(field(api + "deleteDataset"));
                    if (!detail.isEmpty()) {
                        trail.detailed(ConsoleSampleData.json(detail));
                    }
                    return Response.empty(200);
                })
                .respond(new Request("POST", "/appsync-api/e/graphql", "", headers, new byte[0]));
    }

    private static Evaluation field(String arn) {
        String policy = """
                {"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Action": "*", "Resource": "arn:aws:appsync:*:*:apis/*/deleteDataset"},
                  {"Effect": "Allow", "Action": "*", "Resource": "*"}]}""";
        Principal caller = new Principal.Aws(CALLER.arn(), ConsoleSampleData.ROLE, "123456789012");
        return judge(PolicyKind.IDENTITY, "Fields", policy, request(caller, "appsync:GraphQL", arn));
    }

    /** These connections are open from now on, and no others. */
    void connect(OpenConnection... open) {
        connections = List.of(open);
    }

    private static AuthorizationRequest assumption() {
        return request(
                new Principal.Federated("cognito-identity.amazonaws.com"),
                "sts:AssumeRoleWithWebIdentity",
                ConsoleSampleData.ROLE);
    }

    private static AuthorizationRequest request(Principal principal, String action, String resource) {
        return new AuthorizationRequest(principal, action, resource, CONTEXT);
    }

    static Evaluation judge(PolicyKind kind, String name, String policy, AuthorizationRequest request) {
        return Evaluation.evaluate(List.of(PolicyDocument.parse(name, kind, ConsoleSampleData.json(policy))), request);
    }

    private void call(Caller caller, Evaluation judgement, int status) {
        trail.follow("API", request -> {
                    if (caller != null) {
                        trail.followCallers((signed, service) -> new Authenticator.Signed(caller, signed))
                                .authenticate(request, "cognito-sync");
                    }
                    trail.evaluated(judgement);
                    return Response.empty(status);
                })
                .respond(new Request("GET", "/identitypools", "syncSessionToken=secret", Headers.NONE, new byte[0]));
    }

    Response get(String path, String query, String... headers) {
        return pages.respond(new Request("GET", Console.PATH + path, query, with(headers), new byte[0]));
    }

    Response post(String path, String form, String... headers) {
        return pages.respond(new Request(
                "POST",
                Console.PATH + path,
                "",
                with(headers).with("Content-Type", "application/x-www-form-urlencoded"),
                form.getBytes(StandardCharsets.UTF_8)));
    }

    private static Headers with(String... headers) {
        return Headers.of(headers).with("Host", HOST);
    }

    String page(String path, String query) {
        return text(get(path, query));
    }

    public static String text(Response response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        disk.close();
    }
}
