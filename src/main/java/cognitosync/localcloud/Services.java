package cognitosync.localcloud;

import cognitosync.localcloud.cloudformation.AssemblyStack;
import cognitosync.localcloud.cloudformation.AssetSource;
import cognitosync.localcloud.cloudformation.DeployedStack;
import cognitosync.localcloud.cloudformation.ResourceHandler;
import cognitosync.localcloud.cloudformation.Stacks;
import cognitosync.localcloud.cloudformation.SystemParameters;
import cognitosync.localcloud.credentials.Authenticator;
import cognitosync.localcloud.credentials.CredentialsFile;
import cognitosync.localcloud.credentials.CredentialsIssuer;
import cognitosync.localcloud.credentials.DeveloperCredentials;
import cognitosync.localcloud.credentials.Sessions;
import cognitosync.localcloud.http.Endpoint;
import cognitosync.localcloud.http.Routes;
import cognitosync.localcloud.iam.Authorizer;
import cognitosync.localcloud.iam.RoleAuthorizer;
import cognitosync.localcloud.iam.Roles;
import cognitosync.localcloud.identitypool.DeveloperAccess;
import cognitosync.localcloud.identitypool.IdentityPools;
import cognitosync.localcloud.mail.Inbox;
import cognitosync.localcloud.mail.Mailbox;
import cognitosync.localcloud.s3.S3;
import cognitosync.localcloud.sigv4.SignatureVerifier;
import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.Schema;
import cognitosync.localcloud.sync.CognitoSync;
import cognitosync.localcloud.sync.StoredData;
import cognitosync.localcloud.sync.SyncLimits;
import cognitosync.localcloud.token.SigningKeys;
import cognitosync.localcloud.token.TokenIssuer;
import cognitosync.localcloud.userpool.UserPools;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The services over one database, and what passes between them: tokens, then temporary credentials. */
final class Services {
    private final LocalAccount account;
    private final Origins origins;
    private final Mailbox mailbox;
    private final S3 s3;
    private final UserPools userPools;
    private final IdentityPools identityPools;
    private final CognitoSync sync;
    private final List<ResourceHandler> handlers;
    private final Stacks stacks;

    /**
     * What they all work with.
     *
     * @param stack whose assets may be deployed
     */
    record Needs(
            Database database,
            LocalAccount account,
            DeveloperCredentials developer,
            Origins origins,
            InstantSource clock,
            SecureRandom random,
            Optional<AssemblyStack> stack) {}

    Services(Needs needs) {
        Database database = needs.database();
        InstantSource clock = needs.clock();
        SecureRandom random = needs.random();
        account = needs.account();
        origins = needs.origins();
        SigningKeys keys = new SigningKeys(database);
        Sessions sessions = new Sessions(database);
        Roles roles = new Roles(database);
        mailbox = new Mailbox(database);
        s3 = new S3(new S3.Needs(database, clock, assets(needs), origins::toLocal));
        userPools = new UserPools(new UserPools.Needs(
                database, clock, random, keys, mailbox, origins::toLocal, origins.api() + Inbox.PATH));
        Authenticator authenticator = new SignatureVerifier(needs.developer().or(sessions), clock, account.region());
        Authorizer authorizer = new RoleAuthorizer(roles, clock, account.region());
        StoredData stored = new StoredData();
        identityPools = new IdentityPools(new IdentityPools.Needs(
                database,
                roles,
                userPools.idTokenVerifier(),
                new DeveloperAccess(authenticator, authorizer, account.region(), account.id()),
                new DatasetsFollowIdentities(stored),
                new CredentialsIssuer(sessions, clock, random),
                new TokenIssuer(keys),
                clock));
        sync = new CognitoSync(new CognitoSync.Needs(
                database,
                authenticator,
                authorizer,
                clock,
                account.region(),
                account.id(),
                SyncLimits.AWS,
                new PoolDirectory(identityPools),
                stored));
        handlers = Stream.of(s3.handlers(), userPools.handlers(), roles.handlers(random), identityPools.handlers())
                .flatMap(List::stream)
                .toList();
        stacks = new Stacks(
                new Stacks.Needs(database, account.id(), account.region(), SystemParameters.BOOTSTRAPPED, handlers));
    }

    private static AssetSource assets(Needs needs) {
        return needs.stack()
                .map(stack ->
                        stack.published(needs.account().id(), needs.account().region()))
                .orElse((bucket, key) -> Optional.empty());
    }

    /** One for each resource type that is run. */
    List<ResourceHandler> handlers() {
        return handlers;
    }

    static List<Schema> schemas() {
        return List.of(
                LocalAccount.schema(),
                Stacks.schema(),
                S3.schema(),
                SigningKeys.schema(),
                Mailbox.schema(),
                UserPools.schema(),
                Roles.schema(),
                Sessions.schema(),
                DeveloperCredentials.schema(),
                IdentityPools.schema(),
                CognitoSync.schema());
    }

    Stacks stacks() {
        return stacks;
    }

    /** What the local cloud says of itself in {@code outputs.json}. */
    Map<String, String> outputs(DataFolder folder) {
        Map<String, String> outputs = new LinkedHashMap<>();
        outputs.put("ApiEndpoint", origins.api());
        outputs.put("InboxUrl", origins.api() + Inbox.PATH);
        outputs.put("AccountId", account.id());
        outputs.put(
                "CredentialsFile", folder.resolve(CredentialsFile.CREDENTIALS).toString());
        return outputs;
    }

    Endpoint website(DeployedStack stack) {
        return only(stack, "AWS::S3::Bucket").map(s3::website).orElse(Ports::nothingDeployed);
    }

    Endpoint rest(DeployedStack stack) {
        return only(stack, "AWS::S3::Bucket").map(s3::rest).orElse(Ports::nothingDeployed);
    }

    Endpoint signIn(DeployedStack stack) {
        return only(stack, "AWS::Cognito::UserPoolDomain")
                .map(userPools::signInRoutes)
                .orElse(Ports::nothingDeployed);
    }

    // There is one port for each; a stack with two buckets or domains has its first one answered.
    private static Optional<String> only(DeployedStack stack, String type) {
        return stack.resources().stream()
                .filter(resource -> resource.type().equals(type))
                .map(resource -> resource.resource().physicalId())
                .findFirst();
    }

    Endpoint apis() {
        Routes local = new Routes();
        new Inbox(mailbox).addRoutes(local);
        return new ApiEndpoint(local, identityPools.endpoint(), sync.endpoint(), userPools.issuerRoutes());
    }
}
