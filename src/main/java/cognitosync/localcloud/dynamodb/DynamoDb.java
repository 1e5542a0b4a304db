package cognitosync.localcloud.dynamodb;

import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.access.trail.ConsumedCapacity;
import cognitosync.localcloud.cloudformation.resource.ResourceHandler;
import cognitosync.localcloud.dynamodb.api.DeleteItem;
import cognitosync.localcloud.dynamodb.api.DescribeTable;
import cognitosync.localcloud.dynamodb.api.DynamoDbApi;
import cognitosync.localcloud.dynamodb.api.Engine;
import cognitosync.localcloud.dynamodb.api.GetItem;
import cognitosync.localcloud.dynamodb.api.ListTables;
import cognitosync.localcloud.dynamodb.api.PutItem;
import cognitosync.localcloud.dynamodb.api.Query;
import cognitosync.localcloud.dynamodb.api.Scan;
import cognitosync.localcloud.dynamodb.api.TransactGetItems;
import cognitosync.localcloud.dynamodb.api.TransactWriteItems;
import cognitosync.localcloud.dynamodb.api.UpdateItem;
import cognitosync.localcloud.dynamodb.store.ExpiredItems;
import cognitosync.localcloud.dynamodb.store.ItemCache;
import cognitosync.localcloud.dynamodb.store.ItemReads;
import cognitosync.localcloud.dynamodb.store.Items;
import cognitosync.localcloud.dynamodb.store.RequestTokens;
import cognitosync.localcloud.dynamodb.store.RunningTransactions;
import cognitosync.localcloud.dynamodb.store.TableBrowser;
import cognitosync.localcloud.dynamodb.table.TableHandler;
import cognitosync.localcloud.dynamodb.table.Tables;
import cognitosync.localcloud.dynamodb.table.ThroughputLimits;
import cognitosync.localcloud.gateway.Gate;
import cognitosync.localcloud.http.Endpoint;
import cognitosync.localcloud.names.Account;
import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.Schema;
import java.time.InstantSource;
import java.util.List;

/**
 * A local Amazon DynamoDB
 * (<a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Operations_Amazon_DynamoDB.html">operations</a>).
 */
public final class DynamoDb {
    private final Gate gate;
    private final DynamoDbApi api;
    private final List<ResourceHandler> handlers;
    private final TableBrowser inventory;

    /** Creates the service without a listener, on a database with {@link #schema()}. */
    public DynamoDb(Database database, Gate gate, InstantSource clock, Account account) {
        this(database, gate, clock, account, ConsumedCapacity.Listener.NOBODY);
    }

    /**
     * Creates the service on a database with {@link #schema()}.
     *
     * @param listener receives the capacity that each request consumes
     */
    public DynamoDb(
            Database database, Gate gate, InstantSource clock, Account account, ConsumedCapacity.Listener listener) {
        ItemCache cache = new ItemCache();
        Items items = new Items(cache);
        Tables tables = new Tables(database, account, clock, items);
        ExpiredItems expired = new ExpiredItems(database, items, clock);
        inventory = new TableBrowser(database, tables, expired);
        Engine engine = new Engine(
                database,
                tables,
                items,
                new ItemReads(database, cache, items),
                expired,
                new ThroughputLimits(clock, listener),
                new RunningTransactions(),
                clock);
        handlers = List.of(new TableHandler(tables));
        this.gate = gate;
        api = new DynamoDbApi(List.of(
                new GetItem(engine),
                new PutItem(engine),
                new UpdateItem(engine),
                new DeleteItem(engine),
                new Query(engine),
                new Scan(engine),
                new TransactGetItems(engine),
                new TransactWriteItems(engine, new RequestTokens()),
                new DescribeTable(engine),
                new ListTables(engine)));
    }

    /** The SQL tables of the service, for {@link Database#open}. */
    public static Schema schema() {
        return Schema.of(DynamoDb.class);
    }

    /** The CloudFormation resource handlers. */
    public List<ResourceHandler> handlers() {
        return handlers;
    }

    /** Read access to tables and items, for the console. */
    public TableBrowser inventory() {
        return inventory;
    }

    /** The endpoint for requests with a DynamoDB target. */
    public Endpoint endpoint() {
        return gate.open(api);
    }

    /** The endpoint for a service that calls on behalf of a role. */
    public Endpoint endpoint(Caller caller) {
        return gate.open(api, caller);
    }
}
