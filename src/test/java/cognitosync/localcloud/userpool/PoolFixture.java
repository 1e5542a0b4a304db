package cognitosync.localcloud.userpool;

import cognitosync.localcloud.Declarations;
import cognitosync.localcloud.TestAccount;
import cognitosync.localcloud.cloudformation.resource.Declaration;
import cognitosync.localcloud.cloudformation.resource.Resource;
import cognitosync.localcloud.cloudformation.resource.ResourceHandler;
import cognitosync.localcloud.http.Endpoint;
import cognitosync.localcloud.mail.Mailbox;
import cognitosync.localcloud.mail.Mailbox.Message;
import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.DatabaseFixture;
import cognitosync.localcloud.token.SigningKeys;
import cognitosync.localcloud.token.TestKeys;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A user pool as the product's template declares it, deployed through the handlers, with a clock that a test turns. */
public final class PoolFixture implements AutoCloseable {
    public static final String SITE = "http://localhost:8080/index.html";
    public static final String DOMAIN = "colour-test";

    private final DatabaseFixture disk =
            new DatabaseFixture(SigningKeys.schema(), Mailbox.schema(), UserPools.schema());
    public final Database database = disk.database();
    public final Mailbox mailbox = new Mailbox(database);
    public final UserPools userPools;
    public final String flow;
    public final String poolId;
    public final String clientId;
    public final Endpoint domain;

    private final Set<String> branded = new HashSet<>();
    private Instant now = Instant.parse("2026-11-22T12:00:00Z");

    public PoolFixture() {
        this("code");
    }

    public PoolFixture(String flow) {
        this(flow, true);
    }

    public PoolFixture(String flow, boolean branded) {
        this.flow = flow;
        userPools = new UserPools(new UserPools.Dependencies(
                database,
                () -> now,
                new SecureRandom(),
                new SigningKeys(database, TestKeys.supplier()),
                TestKeys.sealing(),
                mailbox,
                PoolFixture::toLocal,
                "http://localhost:4566/_local/inbox"));
        poolId = deploy("AWS::Cognito::UserPool", pool(), Optional.empty()).physicalId();
        clientId = deploy("AWS::Cognito::UserPoolClient", client(flow), Optional.empty())
                .physicalId();
        deploy(
                "AWS::Cognito::UserPoolDomain",
                json("{'Domain': '%s', 'ManagedLoginVersion': 2, 'UserPoolId': '%s'}".formatted(DOMAIN, poolId)),
                Optional.empty());
        if (branded) {
            brand("'UseCognitoProvidedValues': true");
        }
        domain = userPools.signInRoutes(DOMAIN);
    }

    public Resource brand(String properties) {
        return deploy(
                "AWS::Cognito::ManagedLoginBranding",
                json("{'ClientId': '%s', 'UserPoolId': '%s', %s}".formatted(clientId, poolId, properties)),
                Optional.empty());
    }

    /** Lets managed login serve its pages to another client. */
    void brandFor(String otherClientId) {
        if (branded.add(otherClientId)) {
            deploy(
                    "AWS::Cognito::ManagedLoginBranding",
                    json("{'ClientId': '%s', 'UserPoolId': '%s', 'UseCognitoProvidedValues': true}"
                            .formatted(otherClientId, poolId)),
                    Optional.empty());
        }
    }

    public Resource deploy(String type, ObjectNode properties, Optional<Resource> existing) {
        return handler(type).deploy(new Declaration(TestAccount.STACK, "It", properties, existing));
    }

    public ResourceHandler handler(String type) {
        return Declarations.handler(userPools.handlers(), type);
    }

    public Instant now() {
        return now;
    }

    public void later(Duration duration) {
        now = now.plus(duration);
    }

    public String lastCode(String address) {
        List<Message> messages = mailbox.list(Optional.of(address));
        return messages.get(messages.size() - 1).code();
    }

    public String provider() {
        return "cognito-idp.eu-west-1.amazonaws.com/" + poolId;
    }

    public static ObjectNode pool() {
        return json("""
                {'AccountRecoverySetting': {'RecoveryMechanisms': [{'Name': 'verified_email', 'Priority': 1}]},
                 'AdminCreateUserConfig': {'AllowAdminCreateUserOnly': false}, 'AutoVerifiedAttributes': ['email'],
                 'DeletionProtection': 'INACTIVE', 'MfaConfiguration': 'OFF',
                 'Policies': {'PasswordPolicy': {'MinimumLength': 12, 'PasswordHistorySize': 5, 'RequireLowercase': true,
                   'RequireNumbers': true, 'RequireSymbols': true, 'RequireUppercase': true},
                   'SignInPolicy': {'AllowedFirstAuthFactors': ['PASSWORD']}},
                 'Schema': [{'Mutable': true, 'Name': 'email', 'Required': true},
                   {'Mutable': true, 'Name': 'name', 'Required': true}],
                 'UsernameAttributes': ['email'], 'UsernameConfiguration': {'CaseSensitive': false},
                 'VerificationMessageTemplate': {'DefaultEmailOption': 'CONFIRM_WITH_CODE',
                   'EmailMessage': 'Your code is {####}.', 'EmailSubject': 'Your code'}}""");
    }

    public ObjectNode client(String flow) {
        return json("""
                {'AccessTokenValidity': 60, 'AllowedOAuthFlows': ['%s'], 'AllowedOAuthFlowsUserPoolClient': true,
                 'AllowedOAuthScopes': ['openid', 'email', 'profile'],
                 'CallbackURLs': ['https://bucket.s3.eu-west-1.amazonaws.com/index.html'],
                 'EnableTokenRevocation': true, 'ExplicitAuthFlows': ['ALLOW_USER_SRP_AUTH'], 'GenerateSecret': false,
                 'IdTokenValidity': 60, 'LogoutURLs': ['https://bucket.s3.eu-west-1.amazonaws.com/index.html'],
                 'PreventUserExistenceErrors': 'ENABLED', 'ReadAttributes': ['email', 'email_verified', 'name'],
                 'RefreshTokenRotation': {'Feature': 'ENABLED', 'RetryGracePeriodSeconds': 10},
                 'RefreshTokenValidity': 1440, 'SupportedIdentityProviders': ['COGNITO'],
                 'TokenValidityUnits': {'AccessToken': 'minutes', 'IdToken': 'minutes', 'RefreshToken': 'minutes'},
                 'UserPoolId': '%s', 'WriteAttributes': ['email', 'name']}""".formatted(flow, poolId));
    }

    /** An object in JSON with single quotes. */
    public static ObjectNode json(String text) {
        return Declarations.json(text.replace('\'', '"'));
    }

    private static String toLocal(String text) {
        return text.replace("https://bucket.s3.eu-west-1.amazonaws.com", "http://localhost:8080")
                .replace("https://" + DOMAIN + ".auth.eu-west-1.amazoncognito.com", "http://localhost:8081")
                .replace("https://cognito-idp.eu-west-1.amazonaws.com", "http://localhost:4566");
    }

    @Override
    public void close() {
        disk.close();
    }
}
