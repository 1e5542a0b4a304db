package cognitosync.localcloud.userpool;

import cognitosync.localcloud.FixtureFolder;
import cognitosync.localcloud.cloudformation.resource.Declaration;
import cognitosync.localcloud.cloudformation.resource.Resource;
import cognitosync.localcloud.cloudformation.resource.ResourceHandler;
import cognitosync.localcloud.cloudformation.resource.StackIdentity;
import cognitosync.localcloud.http.Endpoint;
import cognitosync.localcloud.mail.Mailbox;
import cognitosync.localcloud.mail.Message;
import cognitosync.localcloud.protocol.JsonProtocol;
import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.token.SigningKeys;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A user pool as the product's template declares it, deployed through the handlers, with a clock that a test turns. */
public final class PoolFixture implements AfterEachCallback, AutoCloseable {
    public static final String SITE = "http://localhost:8080/index.html";
    public static final String DOMAIN = "colour-test";

    private static final StackIdentity STACK = new StackIdentity(
            "arn:aws:cloudformation:eu-west-1:123456789012:stack/CognitoSync/0",
            "CognitoSync",
            "eu-west-1",
            "123456789012");

    public final Database database;
    public final Mailbox mailbox;
    public final UserPools userPools;
    public final String flow;
    public final String poolId;
    public final String clientId;
    public final Endpoint domain;

    private Instant now = Instant.parse("2026-11-22T12:00:00Z");

    private final Path folder;

    /** In a folder of its own, as an extension of a test. */
    public PoolFixture() {
        this(FixtureFolder.create());
    }

    public PoolFixture(Path folder) {
        this(folder, "code");
    }

    public PoolFixture(Path folder, String flow) {
        this(folder, flow, true);
    }

    public PoolFixture(Path folder, String flow, boolean branded) {
        this.folder = folder;
        this.flow = flow;
        database = Database.open(
                folder.resolve("d.sqlite"), List.of(SigningKeys.schema(), Mailbox.schema(), UserPools.schema()));
        mailbox = new Mailbox(database);
        userPools = new UserPools(new UserPools.Dependencies(
                database,
                () -> now,
                new SecureRandom(),
                new SigningKeys(database),
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

    public Resource deploy(String type, ObjectNode properties, Optional<Resource> existing) {
        return handler(type).deploy(new Declaration(STACK, "It", properties, existing));
    }

    public ResourceHandler handler(String type) {
        return userPools.handlers().stream()
                .filter(handler -> handler.type().equals(type))
                .findFirst()
                .orElseThrow();
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

    public static ObjectNode json(String text) {
        try {
            return (ObjectNode) JsonProtocol.MAPPER.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private static String toLocal(String text) {
        return text.replace("https://bucket.s3.eu-west-1.amazonaws.com", "http://localhost:8080")
                .replace("https://" + DOMAIN + ".auth.eu-west-1.amazoncognito.com", "http://localhost:8081")
                .replace("https://cognito-idp.eu-west-1.amazonaws.com", "http://localhost:4566");
    }

    @Override
    public void afterEach(ExtensionContext context) {
        close();
        FixtureFolder.delete(folder);
    }

    @Override
    public void close() {
        database.close();
    }
}
