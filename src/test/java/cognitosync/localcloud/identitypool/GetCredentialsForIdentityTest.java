package cognitosync.localcloud.identitypool;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.access.credentials.AccessKey;
import cognitosync.localcloud.access.credentials.Caller;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who gets credentials, and of which role. */
class GetCredentialsForIdentityTest {
    private static final Instant NOW = Instant.parse("2026-11-22T18:35:00Z");

    @AutoClose
    private final IdentityFixture cloud = IdentityFixture.open(() -> NOW);

    @Test
    void getCredentialsForIdentity_givesASessionOfTheRole() {
        String token = cloud.token("owner");
        String owner = cloud.identityOf(token);
        JsonNode answer = cloud.ask("GetCredentialsForIdentity", IdentityFixture.identity(owner, token));
        JsonNode credentials = answer.get("Credentials");
        assertThat(answer.get("IdentityId").asText()).isEqualTo(owner);
        assertThat(credentials.get("Expiration").asLong())
                .isEqualTo(NOW.plus(Duration.ofHours(1)).getEpochSecond());
        AccessKey key =
                cloud.sessions.find(credentials.get("AccessKeyId").asText()).orElseThrow();
        assertThat(key.secret()).isEqualTo(credentials.get("SecretKey").asText());
        assertThat(key.sessionToken()).contains(credentials.get("SessionToken").asText());
        assertThat(key.caller()).isInstanceOfSatisfying(Caller.Identity.class, caller -> {
            assertThat(caller.identityPoolId()).isEqualTo(cloud.poolId);
            assertThat(caller.identityId()).isEqualTo(owner);
            assertThat(cloud.roles.find(caller.roleArn())).isPresent();
            assertThat(caller.context())
                    .containsOnly(
                            Map.entry("cognito-identity.amazonaws.com:aud", List.of(cloud.poolId)),
                            Map.entry("cognito-identity.amazonaws.com:sub", List.of(owner)),
                            Map.entry(
                                    "cognito-identity.amazonaws.com:amr",
                                    List.of(
                                            "authenticated",
                                            IdentityFixture.PROVIDER,
                                            IdentityFixture.PROVIDER + ":CognitoSignIn:owner")));
        });
    }

    @Test
    void getCredentialsForIdentity_ofAnotherIdentity_isRefused() {
        String owner = cloud.identityOf(cloud.token("owner"));
        String strangersToken = cloud.token("stranger");
        cloud.assertRefused(
                "GetCredentialsForIdentity",
                IdentityFixture.identity(owner, strangersToken),
                "NotAuthorizedException",
                IdentityFixture.NO_MATCH);
        cloud.identityOf(strangersToken);
        cloud.assertRefused(
                "GetCredentialsForIdentity",
                IdentityFixture.identity(owner, strangersToken),
                "NotAuthorizedException",
                IdentityFixture.NO_MATCH);
        cloud.assertRefused(
                "GetCredentialsForIdentity",
                "{\"IdentityId\": \"%s\"}".formatted(owner),
                "NotAuthorizedException",
                "Access to Identity '" + owner + "' is forbidden.");
        cloud.assertRefused(
                "GetCredentialsForIdentity",
                IdentityFixture.identity(IdentityFixture.NOBODY, strangersToken),
                "ResourceNotFoundException",
                "Identity '" + IdentityFixture.NOBODY + "' not found.");
        cloud.assertRefused(
                "GetCredentialsForIdentity",
                IdentityFixture.identity(owner, "forged"),
                "NotAuthorizedException",
                "Invalid login token. Token signature invalid");
    }

    @ParameterizedTest
    @CsvSource({"eu-west-1:another-pool, authenticated", "THIS, unauthenticated", "THIS, cognito-idp.*"})
    void getCredentialsForIdentity_isDecidedByTheTrustPolicy(String trustedPool, String trustedMethod) {
        String token = cloud.token("owner");
        String owner = cloud.identityOf(token);
        cloud.attachRole("eu-west-1", trustedPool.equals("THIS") ? cloud.poolId : trustedPool, trustedMethod);
        if (trustedMethod.startsWith("cognito-idp")) {
            assertThat(cloud.ask("GetCredentialsForIdentity", IdentityFixture.identity(owner, token))
                            .has("Credentials"))
                    .isTrue();
        } else {
            assertConfigurationRefused(owner, token);
        }
    }

    @Test
    void getCredentialsForIdentity_withoutRole_isRefused() {
        String token = cloud.token("owner");
        String owner = cloud.identityOf(token);
        cloud.handler("AWS::Cognito::IdentityPoolRoleAttachment").delete(cloud.poolId);
        assertConfigurationRefused(owner, token);
    }

    @Test
    void getCredentialsForIdentity_withCustomRole_isRefusedByName() {
        cloud.assertRefused(
                "GetCredentialsForIdentity",
                "{\"IdentityId\": \"%s\", \"CustomRoleArn\": \"arn:aws:iam::1:role/admin\"}"
                        .formatted(IdentityFixture.NOBODY),
                "InvalidParameterException",
                "CustomRoleArn is not supported by the local cloud.");
    }

    private void assertConfigurationRefused(String identityId, String token) {
        cloud.assertRefused(
                "GetCredentialsForIdentity",
                IdentityFixture.identity(identityId, token),
                "InvalidIdentityPoolConfigurationException",
                "Invalid identity pool configuration. Check assigned IAM roles for this pool.");
    }
}
