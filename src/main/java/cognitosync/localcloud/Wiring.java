package cognitosync.localcloud;

import cognitosync.localcloud.access.credentials.CredentialsIssuer;
import cognitosync.localcloud.access.credentials.DeveloperCredentials;
import cognitosync.localcloud.access.credentials.Sessions;
import cognitosync.localcloud.access.sigv4.SignatureVerifier;
import cognitosync.localcloud.access.trail.Trail;
import cognitosync.localcloud.account.CredentialsFile;
import cognitosync.localcloud.account.DataFolder;
import cognitosync.localcloud.account.LocalAccount;
import cognitosync.localcloud.address.BucketRoot;
import cognitosync.localcloud.address.Origins;
import cognitosync.localcloud.address.StackPortRegistry;
import cognitosync.localcloud.address.StackPorts;
import cognitosync.localcloud.appsync.AppSync;
import cognitosync.localcloud.bootstrap.ParameterStore;
import cognitosync.localcloud.bootstrap.SecurityTokens;
import cognitosync.localcloud.cloudformation.api.CloudFormation;
import cognitosync.localcloud.cloudformation.assembly.AssemblyStack;
import cognitosync.localcloud.cloudformation.assembly.AssetSource;
import cognitosync.localcloud.cloudformation.resource.ResourceHandler;
import cognitosync.localcloud.cloudformation.stack.DeployedResource;
import cognitosync.localcloud.cloudformation.stack.Deployments;
import cognitosync.localcloud.cloudformation.stack.Stacks;
import cognitosync.localcloud.cloudformation.template.SystemParameters;
import cognitosync.localcloud.console.Console;
import cognitosync.localcloud.dynamodb.DynamoDb;
import cognitosync.localcloud.gateway.ApiRouter;
import cognitosync.localcloud.gateway.Gate;
import cognitosync.localcloud.http.Endpoint;
import cognitosync.localcloud.http.WebSocketEndpoint;
import cognitosync.localcloud.iam.RoleAuthorizer;
import cognitosync.localcloud.iam.Roles;
import cognitosync.localcloud.iam.ServiceRoles;
import cognitosync.localcloud.identitypool.IdentityPools;
import cognitosync.localcloud.mail.Inbox;
import cognitosync.localcloud.mail.Mailbox;
import cognitosync.localcloud.names.Account;
import cognitosync.localcloud.s3.S3;
import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.Schema;
import cognitosync.localcloud.sync.CognitoSync;
import cognitosync.localcloud.sync.dataset.SyncLimits;
import cognitosync.localcloud.sync.store.SyncDataLifecycle;
import cognitosync.localcloud.token.SealingKey;
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
final class Wiring {
    private final Account account;
    private final Origins origins;
    private final Trail trail;
    private final Mailbox mailbox;
    private final Gate gate;
    private final CredentialsIssuer issuer;
    private final S3 s3;
    private final UserPools userPools;
    private final IdentityPools identityPools;
    private final CognitoSync sync;
    private final DynamoDb dynamoDb;
    private final AppSync appSync;
    private final List<ResourceHandler> handlers;
    private final Stacks stacks;
    private final Console console;

    /**
     * What they all work with.
     *
     * @param sealingKey which is not in the database
     * @param stack whose assets may be deployed
     */
    record Dependencies(
            Database database,
            Account account,
            DeveloperCredentials developer,
            SealingKey sealingKey,
            Origins origins,
            InstantSource clock,
            SecureRandom random,
            Optional<AssemblyStack> stack) {}

    Wiring(Dependencies dependencies) {
        Database database = dependencies.database();
        InstantSource clock = dependencies.clock();
        SecureRandom random = dependencies.random();
        account = dependencies.account();
        origins = dependencies.origins();
        SigningKeys keys = new SigningKeys(database);
        Sessions sessions = new Sessions(database);
        Roles roles = new Roles(database);
        mailbox = new Mailbox(database);
        trail = new Trail(clock, clock.millis());
        s3 = new S3(new S3.Dependencies(database, clock, assets(dependencies), origins, account, trail));
        userPools = new UserPools(new UserPools.Dependencies(
                database,
                clock,
                random,
                keys,
                dependencies.sealingKey(),
                mailbox,
                origins::toLocal,
                origins.api() + Inbox.PATH));
        SignatureVerifier verifier =
                new SignatureVerifier(dependencies.developer().or(sessions), clock, account.region());
        gate = new Gate(trail.followCallers(verifier), new RoleAuthorizer(roles, clock, account.region(), trail));
        issuer = new CredentialsIssuer(sessions, clock, random);
        SyncDataLifecycle stored = new SyncDataLifecycle(database);
        identityPools = new IdentityPools(new IdentityPools.Dependencies(
                database,
                roles,
                userPools.idTokenVerifier(),
                gate,
                account,
                new SyncIdentityListener(stored),
                issuer,
                new TokenIssuer(keys),
                trail,
                clock));
        sync = new CognitoSync(new CognitoSync.Dependencies(
                database,
                gate,
                clock,
                account,
                SyncLimits.AWS,
                new PoolDirectory(identityPools),
                identityPools.active()::contains,
                stored));
        dynamoDb = new DynamoDb(database, gate, clock, account, trail);
        appSync = new AppSync(new AppSync.Dependencies(
                database,
                gate,
                account,
                s3::content,
                new TableAccess(dynamoDb, new ServiceRoles(roles, trail)),
                trail,
                clock,
                random));
        handlers = Stream.of(
                        s3.handlers(),
                        userPools.handlers(),
                        roles.handlers(random),
                        identityPools.handlers(),
                        dynamoDb.handlers(),
                        appSync.handlers())
                .flatMap(List::stream)
                .toList();
        stacks = new Stacks(new Stacks.Dependencies(database, account, SystemParameters.BOOTSTRAPPED, handlers, clock));
        console = new Console(
                new Console.Sources(
                        trail,
                        stacks,
                        origins,
                        s3.inventory(),
                        dynamoDb.inventory(),
                        appSync.inventory(),
                        appSync::connections,
                        userPools,
                        identityPools,
                        sync.inventory(),
                        mailbox),
                random);
    }

    private static AssetSource assets(Dependencies dependencies) {
        return dependencies
                .stack()
                .map(stack -> stack.published(dependencies.account()))
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
                StackPortRegistry.schema(),
                S3.schema(),
                SigningKeys.schema(),
                Mailbox.schema(),
                UserPools.schema(),
                Roles.schema(),
                Sessions.schema(),
                IdentityPools.schema(),
                CognitoSync.schema(),
                DynamoDb.schema(),
                AppSync.schema());
    }

    Stacks stacks() {
        return stacks;
    }

    /** Outputs of the local cloud itself in {@code outputs.json}. */
    Map<String, String> outputs(DataFolder folder) {
        Map<String, String> outputs = new LinkedHashMap<>();
        outputs.put("ApiEndpoint", origins.api());
        outputs.put("InboxUrl", origins.api() + Inbox.PATH);
        outputs.put("AccountId", account.id());
        outputs.put(
                "CredentialsFile", folder.resolve(CredentialsFile.CREDENTIALS).toString());
        return outputs;
    }

    /** The endpoints of a stack with these resources. A deleted resource keeps its old endpoint, which answers 404. */
    StackPorts.Endpoints endpoints(List<DeployedResource> resources, StackPorts.Endpoints before) {
        Optional<String> bucket = first(resources, "AWS::S3::Bucket");
        return new StackPorts.Endpoints(
                bucket.map(name -> trail.follow("website", s3.website(name))).orElse(before.website()),
                bucket.map(this::rest).orElse(before.rest()),
                first(resources, "AWS::Cognito::UserPoolDomain")
                        .map(prefix -> trail.follow("sign-in", userPools.signInRoutes(prefix)))
                        .orElse(before.signIn()));
    }

    private Endpoint rest(String bucket) {
        return trail.follow(
                "bucket", s3.rest(bucket), new BucketRoot(bucket, () -> s3.indexDocument(bucket), origins.api()));
    }

    // There is one port for each; a stack with two buckets or domains has its first one answered.
    private static Optional<String> first(List<DeployedResource> resources, String type) {
        return resources.stream()
                .filter(resource -> resource.type().equals(type))
                .map(resource -> resource.resource().physicalId())
                .findFirst();
    }

    /** Every AWS API, and what the local cloud answers for itself. */
    Endpoint apis(Deployments deployments) {
        Endpoint services = new ApiRouter(
                identityPools.endpoint(),
                userPools.endpoint(gate, account),
                sync.endpoint(),
                dynamoDb.endpoint(),
                appSync.endpoint(),
                userPools.issuerRoutes(),
                deploying(deployments));
        return console.pages(new Inbox(mailbox)::addRoutes).before(trail.follow("API", services));
    }

    /** The WebSockets of the API port. */
    WebSocketEndpoint webSockets() {
        return appSync.webSockets(endpoint -> trail.follow("API", endpoint));
    }

    private Map<String, Endpoint> deploying(Deployments deployments) {
        return Map.of(
                CloudFormation.SERVICE,
                new CloudFormation(gate, stacks, deployments, s3::content, origins, account).endpoint(),
                SecurityTokens.SERVICE,
                new SecurityTokens(issuer, account).endpoint(gate),
                ParameterStore.SERVICE,
                new ParameterStore(account, SystemParameters.BOOTSTRAPPED::value).endpoint(gate),
                "s3",
                s3.api(gate));
    }
}
