package cognitosync.localcloud.sync;

import cognitosync.localcloud.gateway.Gate;
import cognitosync.localcloud.http.Endpoint;
import cognitosync.localcloud.names.Account;
import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.Schema;
import cognitosync.localcloud.sync.api.CallerCheck;
import cognitosync.localcloud.sync.api.DeleteDataset;
import cognitosync.localcloud.sync.api.DescribeDataset;
import cognitosync.localcloud.sync.api.DescribeIdentityPoolUsage;
import cognitosync.localcloud.sync.api.DescribeIdentityUsage;
import cognitosync.localcloud.sync.api.IdentityDirectory;
import cognitosync.localcloud.sync.api.ListDatasets;
import cognitosync.localcloud.sync.api.ListIdentityPoolUsage;
import cognitosync.localcloud.sync.api.ListRecords;
import cognitosync.localcloud.sync.api.SyncApi;
import cognitosync.localcloud.sync.api.SyncApi.Route;
import cognitosync.localcloud.sync.api.UpdateRecords;
import cognitosync.localcloud.sync.dataset.SyncLimits;
import cognitosync.localcloud.sync.push.BulkPublishes;
import cognitosync.localcloud.sync.push.BulkPublishes.BulkPublish;
import cognitosync.localcloud.sync.push.BulkPublishes.GetBulkPublishDetails;
import cognitosync.localcloud.sync.push.CognitoEvents;
import cognitosync.localcloud.sync.push.CognitoEvents.GetCognitoEvents;
import cognitosync.localcloud.sync.push.CognitoEvents.SetCognitoEvents;
import cognitosync.localcloud.sync.push.Devices;
import cognitosync.localcloud.sync.push.PoolConfigurations;
import cognitosync.localcloud.sync.push.PoolConfigurations.GetIdentityPoolConfiguration;
import cognitosync.localcloud.sync.push.PoolConfigurations.SetIdentityPoolConfiguration;
import cognitosync.localcloud.sync.push.RegisterDevice;
import cognitosync.localcloud.sync.push.SubscribeToDataset;
import cognitosync.localcloud.sync.push.UnsubscribeFromDataset;
import cognitosync.localcloud.sync.store.DatasetBrowser;
import cognitosync.localcloud.sync.store.DatasetStore;
import cognitosync.localcloud.sync.store.SqliteDatasetStore;
import cognitosync.localcloud.sync.store.SyncDataLifecycle;
import cognitosync.localcloud.sync.store.SyncSessionTokens;
import cognitosync.localcloud.sync.store.Usages;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * Amazon Cognito Sync on this machine
 * (<a href="https://docs.aws.amazon.com/cognitosync/latest/APIReference/API_Operations.html">operations</a>).
 */
public final class CognitoSync {
    /**
     * What it depends on.
     *
     * @param database with {@link CognitoSync#schema()} applied
     * @param gate of every API
     * @param clock the time
     * @param account whose pools they are
     * @param limits such as {@link SyncLimits#AWS}
     * @param identities the account's identity pools
     * @param activeIdentities whether an identity, the second, belongs to a pool, the first, and is active; asked inside
     *     transactions of the database
     * @param stored what changes with the identities
     */
    public record Dependencies(
            Database database,
            Gate gate,
            InstantSource clock,
            Account account,
            SyncLimits limits,
            IdentityDirectory identities,
            BiPredicate<String, String> activeIdentities,
            SyncDataLifecycle stored) {}

    private static final String POOLS = "/identitypools";
    private static final String POOL = POOLS + "/{IdentityPoolId}";
    private static final String IDENTITY = POOL + "/identities/{IdentityId}";
    private static final String DATASET = IDENTITY + "/datasets/{DatasetName}";
    private static final String SUBSCRIPTION = DATASET + "/subscriptions/{DeviceId}";
    private static final String CONFIGURATION = POOL + "/configuration";
    private static final String EVENTS = POOL + "/events";

    private final Endpoint endpoint;
    private final DatasetBrowser inventory;

    /** Composes it. */
    public CognitoSync(Dependencies dependencies) {
        DatasetStore store = new SqliteDatasetStore(
                dependencies.database(), dependencies.stored().cache(), dependencies.activeIdentities());
        SyncLimits limits = dependencies.limits();
        SyncSessionTokens tokens =
                SyncSessionTokens.of(dependencies.database(), new SecureRandom(), limits.sessionLifetime());
        PoolConfigurations configurations = new PoolConfigurations(dependencies.database());
        BulkPublishes publishes = new BulkPublishes(dependencies.database());
        CognitoEvents events = new CognitoEvents(dependencies.database());
        Devices devices = new Devices(dependencies.database());
        Usages usages = new Usages(dependencies.database());
        inventory = new DatasetBrowser(store, usages);
        endpoint = dependencies
                .gate()
                .open(new SyncApi(
                        dependencies.account(),
                        limits,
                        new CallerCheck(dependencies.identities()),
                        dependencies.clock(),
                        List.of(
                                Route.get(DATASET + "/records", new ListRecords(store, tokens, limits)),
                                Route.post(DATASET, new UpdateRecords(store, tokens, limits)),
                                Route.get(IDENTITY + "/datasets", new ListDatasets(store, limits)),
                                Route.get(DATASET, new DescribeDataset(store)),
                                Route.delete(DATASET, new DeleteDataset(store)),
                                Route.post(
                                        POOL + "/identity/{IdentityId}/device",
                                        new RegisterDevice(configurations, devices)),
                                Route.post(SUBSCRIPTION, new SubscribeToDataset(configurations, devices)),
                                Route.delete(SUBSCRIPTION, new UnsubscribeFromDataset(configurations, devices)),
                                Route.get(IDENTITY, new DescribeIdentityUsage(usages)),
                                Route.get(POOL, new DescribeIdentityPoolUsage(dependencies.identities(), usages)),
                                Route.get(POOLS, new ListIdentityPoolUsage(dependencies.identities(), usages, limits)),
                                Route.get(CONFIGURATION, new GetIdentityPoolConfiguration(configurations)),
                                Route.post(CONFIGURATION, new SetIdentityPoolConfiguration(configurations)),
                                Route.get(EVENTS, new GetCognitoEvents(events)),
                                Route.post(EVENTS, new SetCognitoEvents(events)),
                                Route.post(POOL + "/bulkpublish", new BulkPublish(configurations, publishes)),
                                Route.post(POOL + "/getBulkPublishDetails", new GetBulkPublishDetails(publishes)))));
    }

    /** Its tables, for {@link Database#open}. */
    public static Schema schema() {
        return Schema.of(CognitoSync.class);
    }

    /** What is stored. */
    public DatasetBrowser inventory() {
        return inventory;
    }

    /** Answers everything under {@code /identitypools}. */
    public Endpoint endpoint() {
        return endpoint;
    }
}
