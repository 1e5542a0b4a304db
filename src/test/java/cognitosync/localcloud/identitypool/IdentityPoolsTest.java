package cognitosync.localcloud.identitypool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cognitosync.localcloud.cloudformation.DeploymentException;
import cognitosync.localcloud.cloudformation.Resource;
import cognitosync.localcloud.credentials.AccessKey;
import cognitosync.localcloud.credentials.Caller;
import cognitosync.localcloud.http.Headers;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityPoolsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T18:35:00Z");
    private static final String NOBODY = "eu-west-1:00000000-0000-0000-0000-000000000000";
    private static final String NO_MATCH =
            "Logins don't match. Please include at least one valid login for this identity or identity pool.";
    private static final String NOT_SUPPORTED = "Token is not from a supported provider of this identity pool.";

    @TempDir
    Path folder;

    private IdentityCloud cloud;

    @BeforeEach
    void open() {
        cloud = IdentityCloud.open(folder, () -> NOW);
    }

    @AfterEach
    void close() {
        cloud.close();
    }

    @Test
    void getId_ofTheSameUser_isTheSameIdentityForEver() {
        String first = cloud.identityOf(cloud.token("owner"));
        assertThat(first).matches("eu-west-1:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        assertThat(cloud.identityOf(cloud.token("owner"))).isEqualTo(first);
        cloud.deployPool(
                IdentityCloud.poolProperties("\"IdentityPoolName\": \"renamed\",", true),
                Optional.of(new Resource(cloud.poolId, Map.of())));
        assertThat(cloud.identityOf(cloud.token("owner"))).as("after an update").isEqualTo(first);
    }

    @Test
    void getId_ofAnotherUserOrPool_isAnotherIdentity() {
        String owner = cloud.identityOf(cloud.token("owner"));
        assertThat(cloud.identityOf(cloud.token("stranger"))).isNotEqualTo(owner);
        Resource other = cloud.deployPool(IdentityCloud.poolProperties("", true), Optional.empty());
        JsonNode elsewhere = cloud.ask(
                "GetId",
                "{\"IdentityPoolId\": \"%s\", %s}"
                        .formatted(other.physicalId(), IdentityCloud.logins(cloud.token("owner"))));
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
            assertRefused(
                    "GetId",
                    "{\"IdentityPoolId\": \"%s\"%s}".formatted(cloud.poolId, logins),
                    "NotAuthorizedException",
                    "Unauthenticated access is not supported for this identity pool.");
        }
    }

    @Test
    void getId_ofAnUnknownPool_isRefused() {
        assertRefused(
                "GetId",
                "{\"IdentityPoolId\": \"%s\"}".formatted(NOBODY),
                "ResourceNotFoundException",
                "IdentityPool '" + NOBODY + "' not found.");
    }

    @Test
    void getId_withATokenThatIsNotAccepted_isRefused() {
        assertRefused(
                "GetId",
                getId(IdentityCloud.PROVIDER, "forged"),
                "NotAuthorizedException",
                "Invalid login token. Token signature invalid");
        String foreignClient = cloud.idTokens.issue(IdentityCloud.PROVIDER, "owner", "anotherclient");
        assertRefused("GetId", getId(IdentityCloud.PROVIDER, foreignClient), "NotAuthorizedException", NOT_SUPPORTED);
        String foreignPool = "cognito-idp.eu-west-1.amazonaws.com/eu-west-1_ZZZZZZZZZ";
        String foreign = cloud.idTokens.issue(foreignPool, "owner", IdentityCloud.CLIENT);
        assertRefused("GetId", getId(foreignPool, foreign), "NotAuthorizedException", NOT_SUPPORTED);
        assertRefused(
                "GetId",
                getId(IdentityCloud.PROVIDER, foreign),
                "NotAuthorizedException",
                "Invalid login token. Issuer doesn't match providerName");
        assertRefused(
                "GetId",
                getId("cognito-identity.amazonaws.com", cloud.token("owner")),
                "NotAuthorizedException",
                "Invalid login token. Can't pass in a Cognito token.");
    }

    @Test
    void getId_ofAPoolWithoutProviders_isRefused() {
        Resource bare = cloud.deployPool("{\"AllowUnauthenticatedIdentities\": false}", Optional.empty());
        assertRefused(
                "GetId",
                "{\"IdentityPoolId\": \"%s\", %s}"
                        .formatted(bare.physicalId(), IdentityCloud.logins(cloud.token("owner"))),
                "NotAuthorizedException",
                NO_MATCH);
    }

    @Test
    void getId_withALoginOfASecondUserPool_isRefused() {
        String second = cloud.idTokens.issue(IdentityCloud.OTHER_PROVIDER, "owner", IdentityCloud.CLIENT);
        assertRefused(
                "GetId",
                "{\"IdentityPoolId\": \"%s\", \"Logins\": {\"%s\": \"%s\", \"%s\": \"%s\"}}"
                        .formatted(
                                cloud.poolId,
                                IdentityCloud.PROVIDER,
                                cloud.token("owner"),
                                IdentityCloud.OTHER_PROVIDER,
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
            assertRefused(
                    operation,
                    "{\"IdentityPoolId\": \"%s\", \"IdentityId\": \"%s\", %s}"
                            .formatted(cloud.poolId, owner, IdentityCloud.logins(token)),
                    "NotAuthorizedException",
                    "Invalid login token. Token was revoked, or its user is gone; sign in again.");
        }
        cloud.deployPool(IdentityCloud.poolProperties("", false), Optional.of(new Resource(cloud.poolId, Map.of())));
        assertThat(cloud.identityOf(token)).isEqualTo(owner);
    }

    @Test
    void getCredentialsForIdentity_givesASessionOfTheRole() {
        String token = cloud.token("owner");
        String owner = cloud.identityOf(token);
        JsonNode answer = cloud.ask("GetCredentialsForIdentity", identity(owner, token));
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
                                            IdentityCloud.PROVIDER,
                                            IdentityCloud.PROVIDER + ":CognitoSignIn:owner")));
        });
    }

    @Test
    void getCredentialsForIdentity_ofSomebodyElse_isRefused() {
        String owner = cloud.identityOf(cloud.token("owner"));
        String strangersToken = cloud.token("stranger");
        assertRefused("GetCredentialsForIdentity", identity(owner, strangersToken), "NotAuthorizedException", NO_MATCH);
        cloud.identityOf(strangersToken);
        assertRefused("GetCredentialsForIdentity", identity(owner, strangersToken), "NotAuthorizedException", NO_MATCH);
        assertRefused(
                "GetCredentialsForIdentity",
                "{\"IdentityId\": \"%s\"}".formatted(owner),
                "NotAuthorizedException",
                "Access to Identity '" + owner + "' is forbidden.");
        assertRefused(
                "GetCredentialsForIdentity",
                identity(NOBODY, strangersToken),
                "ResourceNotFoundException",
                "Identity '" + NOBODY + "' not found.");
        assertRefused(
                "GetCredentialsForIdentity",
                identity(owner, "forged"),
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
            assertThat(cloud.ask("GetCredentialsForIdentity", identity(owner, token))
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

    private void assertConfigurationRefused(String identityId, String token) {
        assertRefused(
                "GetCredentialsForIdentity",
                identity(identityId, token),
                "InvalidIdentityPoolConfigurationException",
                "Invalid identity pool configuration. Check assigned IAM roles for this pool.");
    }

    @Test
    void getCredentialsForIdentity_withCustomRole_isRefusedByName() {
        assertRefused(
                "GetCredentialsForIdentity",
                "{\"IdentityId\": \"%s\", \"CustomRoleArn\": \"arn:aws:iam::1:role/admin\"}".formatted(NOBODY),
                "InvalidParameterException",
                "CustomRoleArn is not supported by the local cloud.");
    }

    @Test
    void getOpenIdToken_whereTheClassicFlowIsOff_isRefused() {
        String token = cloud.token("owner");
        assertRefused(
                "GetOpenIdToken",
                identity(cloud.identityOf(token), token),
                "InvalidParameterException",
                "Basic (classic) flow is not enabled, please use enhanced flow.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"AllowClassicFlow\": true,", "\"AllowClassicFlow\": \"true\",", ""})
    void getOpenIdToken_whereItIsOnOrNotSaid_speaksForTheIdentity(String classicFlow) throws Exception {
        cloud.deployPool(
                IdentityCloud.poolProperties(classicFlow, true), Optional.of(new Resource(cloud.poolId, Map.of())));
        String token = cloud.token("owner");
        String owner = cloud.identityOf(token);
        JsonNode answer = cloud.ask("GetOpenIdToken", identity(owner, token));
        SignedJWT jwt = SignedJWT.parse(answer.get("Token").asText());
        String issuer = "https://cognito-identity.amazonaws.com";
        assertThat(jwt.verify(new RSASSAVerifier(cloud.keys.of(issuer).toRSAPublicKey())))
                .isTrue();
        JWTClaimsSet claims = jwt.getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo(issuer);
        assertThat(claims.getSubject()).isEqualTo(owner);
        assertThat(claims.getAudience()).containsExactly(cloud.poolId);
        assertThat(claims.getExpirationTime()).isEqualTo(Date.from(NOW.plus(Duration.ofMinutes(10))));
        assertThat(claims.getStringListClaim("amr")).contains("authenticated", IdentityCloud.PROVIDER);
        assertRefused("GetOpenIdToken", identity(owner, cloud.token("stranger")), "NotAuthorizedException", NO_MATCH);
    }

    @Test
    void input_outsideItsConstraints_isRefusedWithAllOfThem() {
        String place = "1 validation error detected: Value ";
        assertRefused(
                "GetId",
                "{}",
                "ValidationException",
                place + "null at 'identityPoolId' failed to satisfy constraint: Member must not be null");
        assertRefused(
                "GetId",
                "{\"IdentityPoolId\": \"eu-west-1_Pool\"}",
                "ValidationException",
                place + "'eu-west-1_Pool' at 'identityPoolId' failed to satisfy constraint: Member must satisfy regular"
                        + " expression pattern: [\\w-]+:[0-9a-f-]+");
        assertRefused(
                "GetCredentialsForIdentity",
                "{\"IdentityId\": \"eu-west-1:%s\"}".formatted("a".repeat(46)),
                "ValidationException",
                place
                        + "at 'identityId' failed to satisfy constraint: Member must have length less than or equal to 55");
        assertThat(message(cloud.call("GetId", "{\"IdentityPoolId\": \"x\", \"AccountId\": \"y\"}")))
                .startsWith("2 validation errors detected: ")
                .contains("'accountId'");
        assertThat(message(cloud.call("GetId", getId(IdentityCloud.PROVIDER, "s".repeat(50_001)))))
                .contains("at 'logins' failed to satisfy constraint")
                .doesNotContain("sss");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{",
                "{\"IdentityPoolId\": 7}",
                "{\"IdentityPoolId\": \"a:b\", \"Logins\": []}",
                "{\"IdentityPoolId\": \"a:b\", \"Logins\": {\"a\": 1}}"
            })
    void input_ofTheWrongShape_isRefused(String body) {
        Response response = cloud.call("GetId", body);
        assertThat(response.status()).isEqualTo(400);
        assertThat(response.headers().first("x-amzn-ErrorType")).contains("SerializationException");
    }

    @Test
    void endpoint_namesTheOperationThatItDoesNotRun() {
        assertThat(message(cloud.call("DeleteIdentityPool", "{}")))
                .contains("AWSCognitoIdentityService.DeleteIdentityPool");
        Response get = cloud.pools
                .endpoint()
                .respond(new Request(
                        "GET",
                        "/",
                        "",
                        Headers.of("X-Amz-Target", "AWSCognitoIdentityService.GetId"),
                        "{}".getBytes(StandardCharsets.UTF_8)));
        assertThat(get.status()).isEqualTo(400);
        assertThat(get.headers().first("x-amzn-ErrorType")).contains("UnknownOperationException");
    }

    @Test
    void handlers_leaveOutWhatTheyDoNotHonour() {
        assertThat(cloud.handler("AWS::Cognito::IdentityPool")
                        .properties()
                        .unknownIn(IdentityCloud.declare(
                                        "Pool",
                                        "{\"SupportedLoginProviders\": {\"a\": \"b\"}, \"CognitoStreams\": {}, \"IdentityPoolTags\": []}",
                                        Optional.empty())
                                .properties()))
                .containsExactly("CognitoStreams", "SupportedLoginProviders");
        assertThat(cloud.handler("AWS::Cognito::IdentityPoolRoleAttachment")
                        .properties()
                        .unknownIn(
                                IdentityCloud.declare("Roles", "{\"RoleMappings\": {\"a\": \"b\"}}", Optional.empty())
                                        .properties()))
                .containsExactly("RoleMappings");
    }

    @Test
    void roleAttachment_ofAnUnknownOrManagedRole_stopsTheDeployment() {
        assertThatThrownBy(() -> cloud.handler("AWS::Cognito::IdentityPoolRoleAttachment")
                        .deploy(cloud.attachment("arn:aws:iam::123456789012:role/nobody")))
                .isInstanceOf(DeploymentException.class)
                .hasMessageContaining("role/nobody, which does not exist here");
        Resource managed = cloud.roles
                .handlers(new SecureRandom())
                .get(0)
                .deploy(IdentityCloud.declare("Managed", """
                        {"ManagedPolicyArns": ["arn:aws:iam::aws:policy/AdministratorAccess"],
                         "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
                          "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}]}}""", Optional.empty()));
        assertThatThrownBy(() -> cloud.handler("AWS::Cognito::IdentityPoolRoleAttachment")
                        .deploy(cloud.attachment(managed.attributes().get("Arn").asText())))
                .isInstanceOf(DeploymentException.class)
                .hasMessageContaining("AdministratorAccess");
    }

    @Test
    void pool_deleted_takesItsIdentitiesAlong() {
        String token = cloud.token("owner");
        String owner = cloud.identityOf(token);
        assertThat(cloud.pools.createdAt(cloud.poolId).isPresent()).isTrue();
        cloud.handler("AWS::Cognito::IdentityPool").delete(cloud.poolId);
        assertThat(cloud.pools.createdAt(cloud.poolId).isPresent()).isFalse();
        assertRefused(
                "GetCredentialsForIdentity",
                identity(owner, token),
                "ResourceNotFoundException",
                "Identity '" + owner + "' not found.");
    }

    private String getId(String provider, String token) {
        return "{\"IdentityPoolId\": \"%s\", \"Logins\": {\"%s\": \"%s\"}}".formatted(cloud.poolId, provider, token);
    }

    private static String identity(String identityId, String token) {
        return "{\"IdentityId\": \"%s\", %s}".formatted(identityId, IdentityCloud.logins(token));
    }

    private static String message(Response response) {
        return IdentityCloud.json(response).path("message").asText();
    }

    private void assertRefused(String operation, String body, String code, String message) {
        Response response = cloud.call(operation, body);
        assertThat(response.headers().first("x-amzn-ErrorType")).contains(code);
        assertThat(message(response)).isEqualTo(message);
        assertThat(response.status()).isEqualTo(400);
    }
}
