package cognitosync.localcloud.sync;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.TestAccount;
import cognitosync.localcloud.access.Authenticator;
import cognitosync.localcloud.access.Authorizer;
import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.gateway.Gate;
import cognitosync.localcloud.http.Headers;
import cognitosync.localcloud.http.PercentEncoding;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.protocol.JsonProtocol;
import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.DatabaseFixture;
import cognitosync.localcloud.sync.api.IdentityDirectory;
import cognitosync.localcloud.sync.dataset.SyncLimits;
import cognitosync.localcloud.sync.store.SyncDataLifecycle;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Calls the service as a client would, without sockets or signatures: the caller is the one that {@link #as} names. Policies are judged
 * as the product's role does, an identity on its own path, unless {@link #allowEverything} is called.
 */
public final class SyncFixture implements AutoCloseable {
    public static final String POOL = "eu-west-1:11111111-2222-3333-4444-555555555555";
    public static final String ME = "eu-west-1:aaaaaaaa-0000-0000-0000-000000000001";
    public static final String OTHER = "eu-west-1:bbbbbbbb-0000-0000-0000-000000000002";

    static final Instant POOL_CREATED = Instant.parse("2026-11-01T00:00:00Z");
    private static final List<String> POOLS = List.of(POOL, POOL + "0");

    /** Two pools of which every identity is active but those that are gone. */
    public static IdentityDirectory directory(Predicate<String> isGone) {
        return new IdentityDirectory() {
            @Override
            public Optional<Pool> pool(String poolId) {
                return POOLS.stream()
                        .filter(poolId::equals)
                        .map(id -> new Pool(id, POOL_CREATED))
                        .findFirst();
            }

            @Override
            public List<Pool> poolsAfter(String poolId, int limit) {
                return POOLS.stream()
                        .filter(id -> id.compareTo(poolId) > 0)
                        .limit(limit)
                        .map(id -> new Pool(id, POOL_CREATED))
                        .toList();
            }

            @Override
            public boolean isActive(String poolId, String identityId) {
                return !isGone.test(identityId);
            }
        };
    }

    private static final Authorizer OWN_PATH = (caller, action, resource, policy, keys) -> {
        if (caller instanceof Caller.Identity identity
                && !resource.startsWith("arn:aws:cognito-sync:eu-west-1:" + TestAccount.ID + ":identitypool/"
                        + identity.identityPoolId() + "/identity/" + identity.identityId() + "/")) {
            throw new AwsException(
                    "AccessDeniedException",
                    403,
                    "User: " + caller.arn() + " is not authorized to perform: " + action + " on resource: " + resource);
        }
    };

    public final Set<String> gone = new HashSet<>();
    public final Set<String> goneSince = new HashSet<>();
    public final List<String> judged = new ArrayList<>();
    public Instant now = Instant.parse("2026-11-22T12:00:00.123456Z");

    public final SyncDataLifecycle stored;
    public final Database database;
    private final DatabaseFixture disk;
    private final CognitoSync sync;
    private Caller caller = identity(ME);
    private Authorizer authorizer = OWN_PATH;

    public SyncFixture() {
        this(SyncLimits.AWS, () -> {});
    }

    public SyncFixture(SyncLimits limits, Runnable beforeCommit) {
        disk = new DatabaseFixture(List.of(CognitoSync.schema()), beforeCommit);
        database = disk.database();
        stored = new SyncDataLifecycle(database);
        sync = new CognitoSync(new CognitoSync.Dependencies(
                database,
                new Gate(
                        (request, service) -> {
                            assertThat(service).isEqualTo("cognito-sync");
                            if (caller == null) {
                                throw new AwsException(
                                        "MissingAuthenticationTokenException", 403, "Missing Authentication Token");
                            }
                            return new Authenticator.Signed(caller, request);
                        },
                        (who, action, resource, policy, keys) -> {
                            judged.add(action + " " + resource);
                            authorizer.authorize(who, action, resource, policy, keys);
                        }),
                () -> now,
                TestAccount.ACCOUNT,
                limits,
                directory(gone::contains),
                (poolId, identityId) -> !gone.contains(identityId) && !goneSince.contains(identityId),
                stored));
    }

    public static Caller identity(String identityId) {
        return new Caller.Identity(
                "arn:aws:sts::" + TestAccount.ID + ":assumed-role/user/CognitoIdentityCredentials",
                "arn:aws:iam::" + TestAccount.ID + ":role/user",
                POOL,
                identityId,
                Map.of());
    }

    public SyncFixture as(Caller who) {
        caller = who;
        return this;
    }

    public SyncFixture allowEverything() {
        authorizer = (who, action, resource, policy, keys) -> {};
        return this;
    }

    public static final String POOL_PATH = "/identitypools/" + PercentEncoding.encode(POOL);

    public static String identityPath(String identityId) {
        return POOL_PATH + "/identities/" + PercentEncoding.encode(identityId);
    }

    public static String datasets(String identityId) {
        return identityPath(identityId) + "/datasets";
    }

    public static String dataset(String name) {
        return datasets(ME) + "/" + PercentEncoding.encode(name);
    }

    public Answer send(String method, String path, String query, String body) {
        return Answer.of(
                respond(new Request(method, path, query, Headers.NONE, body.getBytes(StandardCharsets.UTF_8))));
    }

    /** Answers a request of a client. */
    public Response respond(Request request) {
        return sync.endpoint().respond(request);
    }

    public Answer get(String path, String query) {
        return send("GET", path, query, "");
    }

    public Answer list(String name, String... query) {
        return get(dataset(name) + "/records", String.join("&", query));
    }

    public String token(String name) {
        return list(name).ok().get("SyncSessionToken").textValue();
    }

    /** Lists for a token and updates with it. */
    public Answer update(String name, ObjectNode... patches) {
        return updateWith(name, token(name), patches);
    }

    public Answer updateWith(String name, String token, ObjectNode... patches) {
        return updateWith(name, token, body -> {}, patches);
    }

    public Answer updateWith(String name, String token, Consumer<ObjectNode> more, ObjectNode... patches) {
        ObjectNode body = JsonProtocol.MAPPER.createObjectNode().put("SyncSessionToken", token);
        ArrayNode list = body.putArray("RecordPatches");
        for (ObjectNode patch : patches) {
            list.add(patch);
        }
        more.accept(body);
        return send("POST", dataset(name), "", body.toString());
    }

    public static ObjectNode replace(String key, String value, long syncCount) {
        return JsonProtocol.MAPPER
                .createObjectNode()
                .put("Op", "replace")
                .put("Key", key)
                .put("Value", value)
                .put("SyncCount", syncCount);
    }

    public static ObjectNode remove(String key, long syncCount) {
        return JsonProtocol.MAPPER
                .createObjectNode()
                .put("Op", "remove")
                .put("Key", key)
                .put("SyncCount", syncCount);
    }

    @Override
    public void close() {
        disk.close();
    }

    public record Answer(Response response, ObjectNode body) {
        static Answer of(Response response) {
            try {
                return new Answer(response, (ObjectNode) JsonProtocol.MAPPER.readTree(response.body()));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        /** The body of a success. */
        public ObjectNode ok() {
            assertThat(response.status()).as("%s", body).isEqualTo(200);
            assertThat(response.headers().first("x-amzn-ErrorType"))
                    .as("iOS takes a success with this header for an error")
                    .isEmpty();
            assertThat(response.headers().first("x-amzn-RequestId")).isPresent();
            return body;
        }

        /** A success, to the letter. */
        public String text() {
            ok();
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        /** Asserts an error and gives its message. */
        public String refused(int status, String code) {
            assertThat(response.status()).as("%s", body).isEqualTo(status);
            assertThat(response.headers().first("x-amzn-ErrorType")).contains(code);
            assertThat(response.headers().first("x-amzn-RequestId")).isPresent();
            return body.get("message").textValue();
        }

        public List<String> texts(String list, String member) {
            List<String> texts = new ArrayList<>();
            for (JsonNode element : ok().get(list)) {
                texts.add(
                        element.path(member).isMissingNode()
                                ? null
                                : element.get(member).asText());
            }
            return texts;
        }
    }
}
