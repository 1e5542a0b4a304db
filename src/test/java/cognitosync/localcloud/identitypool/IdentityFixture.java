package cognitosync.localcloud.identitypool;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.Declarations;
import cognitosync.localcloud.TestAccount;
import cognitosync.localcloud.access.Authenticator;
import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.access.credentials.CredentialsIssuer;
import cognitosync.localcloud.access.credentials.Sessions;
import cognitosync.localcloud.access.policy.Evaluation;
import cognitosync.localcloud.cloudformation.resource.Declaration;
import cognitosync.localcloud.cloudformation.resource.Resource;
import cognitosync.localcloud.cloudformation.resource.ResourceHandler;
import cognitosync.localcloud.gateway.Gate;
import cognitosync.localcloud.http.Headers;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.iam.Roles;
import cognitosync.localcloud.identitypool.IdentityPools.IdentityListener;
import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.protocol.JsonProtocol;
import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.DatabaseFixture;
import cognitosync.localcloud.token.SigningKeys;
import cognitosync.localcloud.token.TestKeys;
import cognitosync.localcloud.token.TokenIssuer;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An identity pool with its role on a database of its own: what the template makes, and nothing else. */
final class IdentityFixture implements AutoCloseable {
    static final String PROVIDER = "cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEfGhI";
    static final String CLIENT = "1example23456789";
    static final String OTHER_PROVIDER = "cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Other1234";
    static final String NOBODY = "eu-west-1:00000000-0000-0000-0000-000000000000";
    static final String NO_MATCH =
            "Logins don't match. Please include at least one valid login for this identity or identity pool.";

    final FakeIdTokens idTokens = new FakeIdTokens();
    private final DatabaseFixture disk =
            new DatabaseFixture(Roles.schema(), Sessions.schema(), SigningKeys.schema(), IdentityPools.schema());
    final Database database = disk.database();
    final Roles roles = new Roles(database);
    final Sessions sessions = new Sessions(database);
    final SigningKeys keys = new SigningKeys(database, TestKeys.supplier());
    final IdentityPools pools;
    final String poolId;
    final List<String> judged = new ArrayList<>();
    final List<Evaluation> evaluations = new ArrayList<>();
    final List<String> told = new ArrayList<>();
    Caller caller;

    private final IdentityListener changes = new IdentityListener() {
        @Override
        public void merged(String pool, String from, String into) {
            told.add("merged " + from + " into " + into);
        }

        @Override
        public void deleted(String pool, String identityId) {
            told.add("deleted " + identityId);
        }

        @Override
        public void poolDeleted(String pool) {
            told.add("deleted pool " + pool);
        }
    };

    private IdentityFixture(InstantSource clock, String poolProperties) {
        pools = new IdentityPools(new IdentityPools.Dependencies(
                database,
                roles,
                idTokens,
                new Gate(
                        (request, service) -> {
                            if (caller == null) {
                                throw new AwsException(
                                        "MissingAuthenticationTokenException", 403, "Missing Authentication Token");
                            }
                            return new Authenticator.Signed(caller, request);
                        },
                        (who, action, resource, policy, keys) -> judged.add(action + " " + resource)),
                TestAccount.ACCOUNT,
                changes,
                new CredentialsIssuer(sessions, clock, new SecureRandom()),
                new TokenIssuer(keys),
                evaluations::add,
                clock));
        poolId = deployPool(poolProperties, Optional.empty()).physicalId();
    }

    /** A pool as the product's template declares it, with a role that trusts its users. */
    static IdentityFixture open(InstantSource clock) {
        IdentityFixture cloud = new IdentityFixture(clock, poolProperties("\"AllowClassicFlow\": false,", true));
        cloud.attachRole("eu-west-1", cloud.poolId, "authenticated");
        return cloud;
    }

    /** A pool with guests and two user pools, with a role for each kind of identity. */
    static IdentityFixture withGuests(InstantSource clock) {
        IdentityFixture cloud = new IdentityFixture(clock, guestProperties(true));
        String users = cloud.role("eu-west-1", "Authenticated", cloud.poolId, "authenticated");
        String guests = cloud.role("eu-west-1", "Guests", cloud.poolId, "unauthenticated");
        cloud.handler("AWS::Cognito::IdentityPoolRoleAttachment")
                .deploy(Declarations.of("Roles", """
                {"IdentityPoolId": "%s", "Roles": {"authenticated": "%s", "unauthenticated": "%s"}}
                """.formatted(cloud.poolId, users, guests), Optional.empty()));
        return cloud;
    }

    static String guestProperties(boolean allowed) {
        return """
                {"AllowUnauthenticatedIdentities": %s, "CognitoIdentityProviders": [
                  {"ProviderName": "%s", "ClientId": "%s"}, {"ProviderName": "%s", "ClientId": "%s"}]}
                """.formatted(allowed, PROVIDER, CLIENT, OTHER_PROVIDER, CLIENT);
    }

    static String poolProperties(String more, boolean serverSideCheck) {
        return """
                {%s "AllowUnauthenticatedIdentities": false, "CognitoIdentityProviders": [
                  {"ProviderName": "%s", "ClientId": "%s", "ServerSideTokenCheck": %s}]}""".formatted(more, PROVIDER, CLIENT, serverSideCheck);
    }

    Resource deployPool(String properties, Optional<Resource> existing) {
        return handler("AWS::Cognito::IdentityPool").deploy(Declarations.of("Pool", properties, existing));
    }

    /** Attaches a role that lets users of that pool, authenticated so, work on their own datasets. */
    String attachRole(String region, String trustedPool, String trustedMethod) {
        String arn = role(region, "Authenticated", trustedPool, trustedMethod);
        handler("AWS::Cognito::IdentityPoolRoleAttachment").deploy(attachment(arn));
        return arn;
    }

    private String role(String region, String logicalId, String trustedPool, String trustedMethod) {
        Resource role = roles.handlers(new SecureRandom())
                .get(0)
                .deploy(Declarations.of(
                        logicalId, """
                        {"AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [{
                            "Effect": "Allow", "Principal": {"Federated": "cognito-identity.amazonaws.com"},
                            "Action": "sts:AssumeRoleWithWebIdentity",
                            "Condition": {
                              "StringEquals": {"cognito-identity.amazonaws.com:aud": "%s"},
                              "ForAnyValue:StringLike": {"cognito-identity.amazonaws.com:amr": "%s"}}}]},
                         "Policies": [{"PolicyName": "OwnDatasets", "PolicyDocument": {"Version": "2012-10-17",
                          "Statement": [{"Effect": "Allow", "Action": ["cognito-sync:ListRecords"],
                          "Resource": "arn:aws:cognito-sync:%s:123456789012:identitypool/${cognito-identity.amazonaws.com:aud}/identity/${cognito-identity.amazonaws.com:sub}/*"}]}}]}
                        """.formatted(trustedPool, trustedMethod, region), Optional.empty()));
        return role.attributes().get("Arn").asText();
    }

    Declaration attachment(String roleArn) {
        return Declarations.of(
                "Roles",
                "{\"IdentityPoolId\": \"%s\", \"Roles\": {\"authenticated\": \"%s\"}}".formatted(poolId, roleArn),
                Optional.empty());
    }

    ResourceHandler handler(String type) {
        return Declarations.handler(pools.handlers(), type);
    }

    Response call(String operation, String body) {
        return pools.endpoint()
                .respond(new Request(
                        "POST",
                        "/",
                        "",
                        Headers.of("X-Amz-Target", "AWSCognitoIdentityService." + operation),
                        body.getBytes(StandardCharsets.UTF_8)));
    }

    /** A request for the identity behind a token. */
    String getId(String provider, String token) {
        return "{\"IdentityPoolId\": \"%s\", \"Logins\": {\"%s\": \"%s\"}}".formatted(poolId, provider, token);
    }

    /** A request in the name of an identity. */
    static String identity(String identityId, String token) {
        return "{\"IdentityId\": \"%s\", %s}".formatted(identityId, logins(token));
    }

    static String message(Response response) {
        return json(response).path("message").asText();
    }

    void assertRefused(String operation, String body, String code, String message) {
        Response response = call(operation, body);
        assertThat(response.headers().first("x-amzn-ErrorType")).contains(code);
        assertThat(message(response)).isEqualTo(message);
        assertThat(response.status()).isEqualTo(400);
    }

    /** The answer, which must be a success. */
    JsonNode ask(String operation, String body) {
        Response response = call(operation, body);
        JsonNode answer = json(response);
        if (response.status() != 200) {
            throw new AssertionError(operation + " answered " + answer);
        }
        return answer;
    }

    static JsonNode json(Response response) {
        try {
            return JsonProtocol.MAPPER.readTree(response.body());
        } catch (IOException e) {
            throw new AssertionError("no JSON", e);
        }
    }

    String token(String subject) {
        return idTokens.issue(PROVIDER, subject, CLIENT);
    }

    static String logins(String token) {
        return "\"Logins\": {\"%s\": \"%s\"}".formatted(PROVIDER, token);
    }

    String identityOf(String token) {
        return ask("GetId", "{\"IdentityPoolId\": \"%s\", %s}".formatted(poolId, logins(token)))
                .get("IdentityId")
                .asText();
    }

    @Override
    public void close() {
        disk.close();
    }
}
