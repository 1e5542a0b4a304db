package cognitosync.localcloud.sync;

import cognitosync.localcloud.credentials.Authenticator;
import cognitosync.localcloud.http.Endpoint;
import cognitosync.localcloud.iam.Authorizer;
import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.Schema;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;

/**
 * Amazon Cognito Sync on this machine
 * (<a href="https://docs.aws.amazon.com/cognitosync/latest/APIReference/API_Operations.html">operations</a>).
 */
public final class CognitoSync {
    /**
     * What it needs of others.
     *
     * @param database with {@link CognitoSync#schema()} applied
     * @param authenticator finds who signed a request
     * @param authorizer judges the caller's policies
     * @param clock the time
     * @param region in ARNs
     * @param accountId in ARNs
     * @param limits such as {@link SyncLimits#AWS}
     * @param identities knows the account's identity pools
     * @param stored is told by others of what happens to identities
     */
    public record Needs(
            Database database,
            Authenticator authenticator,
            Authorizer authorizer,
            InstantSource clock,
            String region,
            String accountId,
            SyncLimits limits,
            IdentityDirectory identities,
            StoredData stored) {}

    private final SyncEndpoint endpoint;

    /** Composes it. */
    public CognitoSync(Needs needs) {
        DatasetStore store =
                new SqliteDatasetStore(needs.database(), needs.stored().wholes());
        SecureRandom random = new SecureRandom();
        SyncLimits limits = needs.limits();
        SyncSessionTokens tokens =
                new SyncSessionTokens(SyncSessionKey.of(needs.database(), random), random, limits.sessionLifetime());
        PoolConfigurations configurations = new PoolConfigurations(needs.database());
        BulkPublishes publishes = new BulkPublishes(needs.database());
        CognitoEvents events = new CognitoEvents(needs.database());
        Devices devices = new Devices(needs.database());
        Usages usages = new Usages(needs.database());
        endpoint = new SyncEndpoint(
                needs,
                List.of(
                        new ListRecords(store, tokens, limits),
                        new UpdateRecords(store, tokens, limits, new Callers(needs.identities())),
                        new ListDatasets(store, limits),
                        new DescribeDataset(store),
                        new DeleteDataset(store),
                        new RegisterDevice(configurations, devices),
                        new SubscribeToDataset(configurations, devices),
                        new UnsubscribeFromDataset(configurations, devices),
                        new DescribeIdentityUsage(usages),
                        new DescribeIdentityPoolUsage(needs.identities(), usages),
                        new ListIdentityPoolUsage(needs.identities(), usages, limits),
                        new GetIdentityPoolConfiguration(configurations),
                        new SetIdentityPoolConfiguration(configurations),
                        new GetCognitoEvents(events),
                        new SetCognitoEvents(events),
                        new BulkPublish(configurations, publishes),
                        new GetBulkPublishDetails(publishes)));
    }

    /** Its tables, for {@link Database#open}. */
    public static Schema schema() {
        return SyncSchema.SCHEMA;
    }

    /** Answers everything under {@code /identitypools}. */
    public Endpoint endpoint() {
        return endpoint;
    }
}
