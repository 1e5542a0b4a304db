package cognitosync.localcloud.identitypool;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.cloudformation.resource.Resource;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Who gets which identity, and who gets none. */
class GetIdTest {
    private static final Instant NOW = Instant.parse("2026-11-22T18:35:00Z");
    private static final String NOT_SUPPORTED = "Token is not from a supported provider of this identity pool.";

    @AutoClose
    private final IdentityFixture cloud = IdentityFixture.open(() -> NOW);

    @Test
    void getId_ofTheSameUser_isTheSameIdentityForEver() {
        String first = cloud.identityOf(cloud.token("owner"));
        assertThat(first).matches("eu-west-1:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        assertThat(cloud.identityOf(cloud.token("owner"))).isEqualTo(first);
        cloud.deployPool(
                IdentityFixture.poolProperties("\"IdentityPoolName\": \"renamed\",", true),
                Optional.of(new Resource(cloud.poolId, Map.of())));
        assertThat(cloud.identityOf(cloud.token("owner"))).as("after an update").isEqualTo(first);
    }

    @Test
    void getId_ofAnotherUserOrPool_isAnotherIdentity() {
        String owner = cloud.identityOf(cloud.token("owner"));
        assertThat(cloud.identityOf(cloud.token("stranger"))).isNotEqualTo(owner);
        Resource other = cloud.deployPool(IdentityFixture.poolProperties("", true), Optional.empty());
        JsonNode elsewhere = cloud.ask(
                "GetId",
                "{\"IdentityPoolId\": \"%s\", %s}"
                        .formatted(other.physicalId(), IdentityFixture.logins(cloud.token("owner"))));
        assertThat(elsewhere.get("IdentityId").asText()).isNotEqualTo(owner);
    }

    @Test
    void getId_byManyAtOnce_isOneIdentity() throws Exception {
        int callers = 16;
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                String token = cloud.token("newcomer");
                answers.add(threads.submit(() -> {
                    start.await();
                    return cloud.identityOf(token);
                }));
            }
            start.countDown();
            Set<String> identities = new HashSet<>();
            for (Future<String> answer : answers) {
                identities.add(answer.get());
            }
            assertThat(identities).hasSize(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void getId_withoutLogins_isRefused() {
        for (String logins : List.of("", ", \"Logins\": {}", ", \"Logins\": null")) {
            cloud.assertRefused(
                    "GetId",
                    "{\"IdentityPoolId\": \"%s\"%s}".formatted(cloud.poolId, logins),
                    "NotAuthorizedException",
                    "Unauthenticated access is not supported for this identity pool.");
        }
    }

    @Test
    void getId_ofAnUnknownPool_isRefused() {
        cloud.assertRefused(
                "GetId",
                "{\"IdentityPoolId\": \"%s\"}".formatted(IdentityFixture.NOBODY),
                "ResourceNotFoundException",
                "IdentityPool '" + IdentityFixture.NOBODY + "' not found.");
    }

    @Test
    void getId_withATokenThatIsNotAccepted_isRefused() {
        cloud.assertRefused(
                "GetId",
                cloud.getId(IdentityFixture.PROVIDER, "forged"),
                "NotAuthorizedException",
                "Invalid login token. Token signature invalid");
        String foreignClient = cloud.idTokens.issue(IdentityFixture.PROVIDER, "owner", "anotherclient");
        cloud.assertRefused(
                "GetId", cloud.getId(IdentityFixture.PROVIDER, foreignClient), "NotAuthorizedException", NOT_SUPPORTED);
        String foreignPool = "cognito-idp.eu-west-1.amazonaws.com/eu-west-1_ZZZZZZZZZ";
        String foreign = cloud.idTokens.issue(foreignPool, "owner", IdentityFixture.CLIENT);
        cloud.assertRefused("GetId", cloud.getId(foreignPool, foreign), "NotAuthorizedException", NOT_SUPPORTED);
        cloud.assertRefused(
                "GetId",
                cloud.getId(IdentityFixture.PROVIDER, foreign),
                "NotAuthorizedException",
                "Invalid login token. Issuer doesn't match providerName");
        cloud.assertRefused(
                "GetId",
                cloud.getId("cognito-identity.amazonaws.com", cloud.token("owner")),
                "NotAuthorizedException",
                "Invalid login token. Can't pass in a Cognito token.");
    }

    @Test
    void getId_ofAPoolWithoutProviders_isRefused() {
        Resource bare = cloud.deployPool("{\"AllowUnauthenticatedIdentities\": false}", Optional.empty());
        cloud.assertRefused(
                "GetId",
                "{\"IdentityPoolId\": \"%s\", %s}"
                        .formatted(bare.physicalId(), IdentityFixture.logins(cloud.token("owner"))),
                "NotAuthorizedException",
                IdentityFixture.NO_MATCH);
    }

    @Test
    void getId_withALoginOfASecondUserPool_isRefused() {
        String second = cloud.idTokens.issue(IdentityFixture.OTHER_PROVIDER, "owner", IdentityFixture.CLIENT);
        cloud.assertRefused(
                "GetId",
                "{\"IdentityPoolId\": \"%s\", \"Logins\": {\"%s\": \"%s\", \"%s\": \"%s\"}}"
                        .formatted(
                                cloud.poolId,
                                IdentityFixture.PROVIDER,
                                cloud.token("owner"),
                                IdentityFixture.OTHER_PROVIDER,
                                second),
                "NotAuthorizedException",
                NOT_SUPPORTED);
    }

    @Test
    void serverSideTokenCheck_refusesASignedOutUser_everywhere_andOnlyWhereItIsOn() {
        String token = cloud.token("owner");
        String owner = cloud.identityOf(token);
        cloud.idTokens.signOut("owner");
        for (String operation : List.of("GetId", "GetCredentialsForIdentity")) {
            cloud.assertRefused(
                    operation,
                    "{\"IdentityPoolId\": \"%s\", \"IdentityId\": \"%s\", %s}"
                            .formatted(cloud.poolId, owner, IdentityFixture.logins(token)),
                    "NotAuthorizedException",
                    "Invalid login token. Token was revoked, or its user is gone; sign in again.");
        }
        cloud.deployPool(IdentityFixture.poolProperties("", false), Optional.of(new Resource(cloud.poolId, Map.of())));
        assertThat(cloud.identityOf(token)).isEqualTo(owner);
    }
}
